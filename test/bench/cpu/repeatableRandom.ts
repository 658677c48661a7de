/**
 * Random numbers that repeat. The node marks its records with a random ID for each run: two runs send
 * the same requests only if both draw the same numbers. Imported before the node, which keeps
 * `Math.random`.
 */
let state = 0;

Math.random = () => {
	state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
	return state / 2 ** 32;
};

/** Draws the same numbers again from here. */
export function repeatRandom(): void {
	state = 0;
}
