/** A bug that is put into a copy of the node to see whether the tests notice. */
export interface PlantedFault {
	readonly name: string;
	/** File of the node, from the folder of the node. */
	readonly file: string;
	/** The text that is replaced; it must be there exactly once. */
	readonly from: string;
	readonly to: string;
	/** Test files that have to notice, when the chaos suite is not what this is for. */
	readonly tests?: readonly string[];
}

/** Where the node is, from the root. */
export const NODE_FOLDER = 'nodes/CrmBatch';

/** The text with the fault in it. Throws when the code is no longer what the fault was made for. */
export function plant({ name, file, from, to }: PlantedFault, text: string): string {
	const [before, after, ...more] = text.split(from);
	if (before === undefined || after === undefined || more.length > 0) {
		const found = text.split(from).length - 1;
		throw new Error(`"${name}": its text is ${found} times in ${file}, and must be there once`);
	}
	return before + to + after;
}
