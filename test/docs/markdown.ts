/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; documents are read */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** The text of a file of the project. */
export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The names of the files in a folder of the project that end like this. */
export const filesIn = (folder: string, end: string): string[] =>
	readdirSync(path.join(root, folder))
		.filter((name) => name.endsWith(end))
		.sort();

/** The targets of the links and pictures in a text, without those to other servers. */
export function relativeLinks(text: string): string[] {
	const inMarkdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)];
	const inHtml = [...text.matchAll(/(?:src|srcset|href)="([^"]+)"/g)];
	return [...inMarkdown, ...inHtml]
		.map(([, target = '']) => target)
		.filter((target) => !/^(https?|mailto):/.test(target));
}

/** The anchors of the headings in a text, as GitHub makes them. */
function anchors(text: string): string[] {
	const withoutCode = text.replace(/^```[^]*?^```/gm, '');
	return [...withoutCode.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-'),
	);
}

/** Why a link of a file leads nowhere; `undefined` if it leads somewhere. */
export function linkFlaw(file: string, link: string): string | undefined {
	const [target = '', anchor] = link.split('#');
	const to = target === '' ? file : path.join(path.dirname(file), decodeURI(target));
	if (!existsSync(path.join(root, to))) return `${link}: there is no ${to}`;
	if (anchor === undefined || anchors(textOf(to)).includes(anchor)) return undefined;
	return `${link}: ${to} has no heading for it`;
}
