import { failed, success, type Result } from '../errors/failure';
import { problem, type Problem } from '../errors/problem';

/** Hosts of this machine. In a container, Docker's name for the machine that runs it is one. */
export const thisMachine =
	/localhost|[^/]{1,100}\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal/;

const onThisMachine = new RegExp(`^(?:${thisMachine.source})$`);

/**
 * The base URL of a credential, without a slash at the end. The token is sent to it, so it must be
 * encrypted, except to this machine, and must be a plain address: with a user name,
 * `https://api.hubapi.com@example.com` leads to example.com.
 */
export function toBaseUrl(value: unknown): Result<string, Problem> {
	const text = typeof value === 'string' ? value.trim() : '';
	if (!URL.canParse(text)) return failed(problem('BASE_URL_INVALID'));
	const { protocol, host, hostname, pathname, username, password, search, hash } = new URL(text);
	if (protocol !== 'https:' && protocol !== 'http:') return failed(problem('BASE_URL_INVALID'));
	if (protocol === 'http:' && !onThisMachine.test(hostname)) {
		return failed(problem('BASE_URL_INSECURE'));
	}
	if (username || password || search || hash) return failed(problem('BASE_URL_WITH_EXTRAS'));
	return success(`${protocol}//${host}${withoutSlashes(pathname)}`);
}

function withoutSlashes(path: string): string {
	let end = path.length;
	while (path[end - 1] === '/') end -= 1;
	return path.slice(0, end);
}
