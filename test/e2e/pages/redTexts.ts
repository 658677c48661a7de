import type { Locator } from 'playwright-core';

/** The visible texts of a part of the page that are red, as n8n shows what is wrong. */
export async function redTexts(part: Locator): Promise<string[]> {
	return await part.evaluate((root) => {
		const pixel = document.createElement('canvas').getContext('2d');
		// The browser has many notations for a color, and a pixel has one.
		const isRed = (color: string): boolean => {
			if (pixel === null) return false;
			pixel.fillStyle = color;
			pixel.fillRect(0, 0, 1, 1);
			const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
			return red > 150 && green < 80 && blue < 80;
		};
		const texts: string[] = [];
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const text = walker.currentNode.textContent?.trim() ?? '';
			const element = walker.currentNode.parentElement;
			if (text === '' || element === null || !element.checkVisibility()) continue;
			if (isRed(getComputedStyle(element).color)) texts.push(text);
		}
		return texts;
	});
}
