/**
 * Loaded before n8n. Standard input is a pipe from the process that started n8n. When that process
 * ends, however it ends, the pipe closes, and n8n ends with all that it has started.
 */
process.stdin.on('error', end).on('close', end).resume();
process.stdin.unref();

function end() {
	process.kill(-process.pid, 'SIGKILL');
}
