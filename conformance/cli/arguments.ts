/* eslint-disable @n8n/community-nodes/require-node-api-error, @n8n/community-nodes/no-restricted-imports -- a program for the command line */
import { parseArgs } from 'node:util';

const TOKEN_VARIABLE = 'HUBSPOT_ACCESS_TOKEN';

export interface Arguments {
	readonly token: string;
	readonly tokenIsInArguments: boolean;
	readonly baseUrl: string;
	readonly out: string;
	readonly budget: number | undefined;
	readonly anyAccount: boolean;
	readonly largeBodies: boolean;
	/** Only cases whose id starts with this. */
	readonly only: string;
	readonly action: 'run' | 'clean' | 'apply' | 'list' | 'node' | 'help';
	/** The report of `--apply`. */
	readonly file: string;
}

/** The arguments are wrong. The message says what to change. */
export class BadArguments extends Error {}

export const HELP = `npm run conformance -- [options]

Asks a HubSpot account and the sandbox the same questions and shows where they differ.
Use a developer test account. Put its access token into the variable ${TOKEN_VARIABLE}.

  --node            run the node's five operations instead, and compare each outcome with the account
  --clean           remove what earlier runs have left, then stop
  --apply FILE      write the values of a report into the sandbox and docs/sandbox-fidelity.md
  --list            list the questions; needs no account

  --out FILE        the report (default: conformance-report.json)
  --only START      only the questions whose id starts with this
  --budget N        the largest number of requests (default: one and a half times the forecast)
  --large-bodies    also ask for the largest body, with up to 63 megabytes of requests
  --any-account     also use an account with other data, or that is no test account
  --base-url URL    another address (default: https://api.hubapi.com)
  --token TOKEN     the token, visible to other users of this machine; prefer ${TOKEN_VARIABLE}
`;

const ACTIONS = ['clean', 'list', 'node', 'help'] as const;

export function parseArguments(
	args: string[],
	environment: Readonly<Record<string, string | undefined>>,
): Arguments {
	const { values } = parse(args);
	const action =
		values.apply === undefined ? (ACTIONS.find((one) => values[one] === true) ?? 'run') : 'apply';
	const token = values.token ?? environment[TOKEN_VARIABLE] ?? '';
	const needsToken = ['run', 'clean', 'node'].includes(action);
	if (needsToken && token.trim() === '') {
		throw new BadArguments(`There is no token. Put it into the variable ${TOKEN_VARIABLE}.`);
	}
	const baseUrl = values['base-url'] ?? 'https://api.hubapi.com';
	if (!URL.canParse(baseUrl)) throw new BadArguments('--base-url must be an address.');
	const budget = values.budget === undefined ? undefined : Number(values.budget);
	if (budget !== undefined && (!Number.isInteger(budget) || budget < 1)) {
		throw new BadArguments('--budget must be a whole number from 1.');
	}
	return {
		token: token.trim(),
		tokenIsInArguments: values.token !== undefined,
		baseUrl,
		out: values.out ?? 'conformance-report.json',
		budget,
		anyAccount: values['any-account'] === true,
		largeBodies: values['large-bodies'] === true,
		only: values.only ?? '',
		action,
		file: values.apply ?? '',
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				token: { type: 'string' },
				'base-url': { type: 'string' },
				out: { type: 'string' },
				budget: { type: 'string' },
				only: { type: 'string' },
				apply: { type: 'string' },
				'any-account': { type: 'boolean' },
				'large-bodies': { type: 'boolean' },
				clean: { type: 'boolean' },
				list: { type: 'boolean' },
				node: { type: 'boolean' },
				help: { type: 'boolean' },
			},
		});
	} catch (error) {
		// The message of parseArgs quotes an unknown argument, which could be a token.
		throw new BadArguments('An argument is not known. --help lists all of them.', { cause: error });
	}
}
