/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- the demo's command line */
import { checkRun, type Finding } from './check';
import { readCustomers } from './customers';
import { formatCount } from './format';
import { printReport } from './report';
import { runDemo } from './run';
import { summarize } from './summary';
import { openTarget, type Target } from './target';
import { hubspotSteps, readWorkflow, rowsNode } from './workflow';

/**
 * Runs the example workflow with the customer file and checks its report. Returns false if a check
 * fails or the run stops early, and true if the user declines to send anything.
 */
async function main(): Promise<boolean> {
	const rows = readCustomers();
	console.log(
		'Customers to tickets: examples/customers-to-tickets.json, run by n8n’s own engine\n',
	);
	const target = await openTarget(rows);
	if (!target) return true;
	try {
		return await runAndReport(rows, target);
	} finally {
		await target.close();
	}
}

async function runAndReport(rows: ReturnType<typeof readCustomers>, target: Target) {
	console.log(
		`Sending ${formatCount(rows.length)} rows of examples/customers.csv to ${target.name}.`,
	);
	console.log('The rows stand in for the output of n8n’s two file nodes.\n');
	const workflow = readWorkflow();
	const { result, requests } = await runDemo(workflow, rows, target);
	const steps = hubspotSteps(workflow).map((step) =>
		summarize(step, requests.get(step.name) ?? 0, rowsNode, result),
	);
	printReport(steps, rows);
	const findings = checkRun({ steps, rows, result, sandbox: target.sandbox });
	printFindings(findings);
	if (result.error) console.log(`\nThe run stopped: ${result.error.message}`);
	return result.status === 'success' && findings.every(({ agrees }) => agrees);
}

function printFindings(findings: Finding[]): void {
	console.log('\nChecked:');
	for (const { agrees, text } of findings) console.log(`  ${agrees ? '✓' : '✗'} ${text}`);
}

main().then(
	(succeeded) => {
		if (!succeeded) process.exitCode = 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
