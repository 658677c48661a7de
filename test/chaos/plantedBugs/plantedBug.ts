/** A bug that is put into a copy of the node, to prove that the tests catch it. */
export interface PlantedBug {
	readonly name: string;
	/** Path of the changed file, relative to `NODE_FOLDER`. */
	readonly file: string;
	/** The replaced text. It must occur exactly once in the file. */
	readonly from: string;
	readonly to: string;
	/** The tests that must catch the bug. Default: the two chaos tests. */
	readonly tests?: readonly string[];
}

/** Folder of the node, relative to the root of the project. */
export const NODE_FOLDER = 'nodes/CrmBatch';

/** Returns the text with the bug in it. Throws unless `from` occurs exactly once. */
export function plant({ name, file, from, to }: PlantedBug, text: string): string {
	const [before, after, ...more] = text.split(from);
	if (before === undefined || after === undefined || more.length > 0) {
		const found = text.split(from).length - 1;
		throw new Error(`"${name}": \`from\` occurs ${found} times in ${file}, expected once`);
	}
	return before + to + after;
}
