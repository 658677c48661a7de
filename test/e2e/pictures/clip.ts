import type { Locator, Page } from 'playwright-core';

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** What is shown around the parts, by side. */
interface Margins {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

export const evenly = (margin: number): Margins => ({
	...{ left: margin, top: margin, right: margin, bottom: margin },
});

/** Hides what covers a part of the page: n8n's messages, and the neighbors of an open node. */
const COVERS_HIDDEN =
	'.el-notification, [data-test-id=floating-node] { display: none !important; }';

/** Writes a picture of the smallest box around some parts of a page, and margins. */
export async function clip(
	page: Page,
	parts: Locator,
	file: string,
	margins = evenly(0),
): Promise<void> {
	await page.addStyleTag({ content: COVERS_HIDDEN });
	const box = around(await boxes(parts), margins);
	await page.screenshot({ path: file, clip: box, animations: 'disabled' });
}

async function boxes(parts: Locator): Promise<Box[]> {
	const all = await parts.all();
	return (await Promise.all(all.map(async (part) => await part.boundingBox()))).flatMap(
		(box) => box ?? [],
	);
}

function around(all: readonly Box[], { left, top, right, bottom }: Margins): Box {
	const x = Math.min(...all.map((box) => box.x)) - left;
	const y = Math.min(...all.map((box) => box.y)) - top;
	const end = Math.max(...all.map((box) => box.x + box.width)) + right;
	const foot = Math.max(...all.map((box) => box.y + box.height)) + bottom;
	return { x, y, width: end - x, height: foot - y };
}
