/**
 * Runs a database as a child: leashed.js '{"command", "parameters", "uid", "gid", "signal"}'. Standard
 * input is a pipe from the process that started it. When that process ends, however it ends, the pipe
 * closes, and the database gets the signal on which it stops and cleans up.
 */
const { spawn } = require('node:child_process');

const { command, parameters, signal, ...identity } = JSON.parse(process.argv[2]);
const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'], ...identity });
const stop = () => child.kill(signal);

child.once('error', ({ message }) => {
	console.error(message);
	process.exit(1);
});
child.once('exit', (status) => process.exit(status ?? 0));
process.stdin.on('error', stop).on('close', stop).resume();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
