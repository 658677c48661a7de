/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the files of the project */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The fields of package.json that npm and n8n show, and that name who publishes the package. */
interface Manifest {
	readonly name: string;
	readonly homepage?: string;
	readonly author?: { readonly name?: string; readonly email?: string };
	readonly repository?: { readonly url?: string };
}

/** Folders with addresses in them that the package has. */
const FOLDERS = ['nodes', 'credentials'];

/** A host that cannot exist (RFC 2606) stands for one that a maintainer must choose. */
const placeholderOf = ({ name }: Manifest): string => `${name}.example`;

/**
 * Lists what a maintainer must fill in before the package can be published: fields of
 * package.json, and lines of the sources with an address that leads nowhere.
 */
export function unfilled(root: string): readonly string[] {
	const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
	const manifest = JSON.parse(read('package.json')) as Manifest;
	return [
		...unfilledFields(manifest),
		...FOLDERS.flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => /\.(ts|json)$/.test(file))
				.map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
				.sort()
				.flatMap((file) => placeholderLines(file, read(file), placeholderOf(manifest))),
		),
	];
}

function unfilledFields(manifest: Manifest): readonly string[] {
	const { name, homepage = '', author = {}, repository = {} } = manifest;
	const fields: ReadonlyArray<[field: string, isFilled: boolean, wanted: string]> = [
		[
			'repository.url',
			/^git\+https:\/\/github\.com\/[\w-]+\/[\w.-]+\.git$/.test(repository.url ?? ''),
			// Both need it: provenance names it, and n8n's scanner downloads the sources from it.
			'the public GitHub repository, as git+https://github.com/OWNER/NAME.git',
		],
		['homepage', isAddress(homepage), 'the page of the package, such as the README on GitHub'],
		[
			'author.name',
			Boolean(author.name) && author.name !== `${name} maintainers`,
			'the name on the npm account that publishes',
		],
		[
			'author.email',
			/^[^@\s]+@[^@\s]+\.\w+$/.test(author.email ?? '') && !author.email?.endsWith('.example'),
			'an address that is read, for reports of vulnerabilities',
		],
	];
	return fields
		.filter(([, isFilled]) => !isFilled)
		.map(([field, , wanted]) => `package.json, ${field}: ${wanted}`);
}

function isAddress(text: string): boolean {
	return URL.canParse(text) && !new URL(text).hostname.endsWith('.example');
}

function placeholderLines(file: string, text: string, placeholder: string): readonly string[] {
	return text
		.split('\n')
		.flatMap((line, i) =>
			line.includes(`//${placeholder}`)
				? `${file}:${i + 1}: the page in place of ${placeholder}`
				: [],
		);
}
