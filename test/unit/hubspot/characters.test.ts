import { cleaned, visible, wellFormed } from '../../../nodes/CrmBatch/hubspot/characters';

const FAMILY = '👨\u200d👩\u200d👧';

describe('cleaned', () => {
	const invisible = [
		...['\u00ad', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f'],
		...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2060', '\u2064', '\u2066'],
		...['\u2067', '\u2068', '\u2069', '\ufeff'],
	];

	test.each(invisible.map((character) => [visible(character), character]))(
		'drops %s everywhere',
		(_, character) => {
			expect(cleaned(`${character}a${character}b${character}`)).toBe('ab');
			expect(cleaned(character)).toBe('');
		},
	);

	test.each([' ', '\t', '\n', '\u00a0', '\u1680', '\u2007', '\u2009', '\u202f', '\u3000'])(
		'drops the space %j around the text, and not within it',
		(space) => {
			expect(cleaned(`${space}\u200b${space}a${space}b\u200b${space}`)).toBe(`a${space}b`);
		},
	);

	test.each(['', 'a', 'a-b', 'é', '😀', '\u2010', '\u2070'])('leaves %j unchanged', (text) => {
		expect(cleaned(text)).toBe(text);
	});
});

describe('wellFormed', () => {
	test.each([
		{ title: 'a high surrogate alone', text: 'a\ud83d', repaired: 'a\ufffd' },
		{ title: 'a low surrogate alone', text: '\ude00a', repaired: '\ufffda' },
		{ title: 'a pair in the wrong order', text: '\ude00\ud83d', repaired: '\ufffd\ufffd' },
		{ title: 'a high surrogate before a pair', text: '\ud83d😀', repaired: '\ufffd😀' },
		{ title: 'a low surrogate after a pair', text: '😀\ude00', repaired: '😀\ufffd' },
		{ title: 'nothing in well-formed text', text: `é😀${FAMILY}`, repaired: `é😀${FAMILY}` },
	])('replaces $title', ({ text, repaired }) => {
		expect(wellFormed(text)).toBe(repaired);
	});
});

describe('visible', () => {
	test.each([
		{ title: 'a zero-width space', text: 'a\u200bb', shown: 'a\\u200bb' },
		{ title: 'a byte order mark', text: '\ufeffid', shown: '\\ufeffid' },
		{ title: 'a soft hyphen', text: 'co\u00adop', shown: 'co\\u00adop' },
		{ title: 'a direction mark', text: '\u202ea', shown: '\\u202ea' },
		{ title: 'a joiner between letters', text: 'a\u200db', shown: 'a\\u200db' },
		{ title: 'a joiner at the end of an emoji', text: '👨\u200d', shown: '👨\\u200d' },
		{ title: 'half a surrogate pair', text: 'a\ud83d', shown: 'a\\ud83d' },
	])('shows $title', ({ text, shown }) => {
		expect(visible(text)).toBe(shown);
		expect(visible(shown)).toBe(shown);
	});

	test.each([
		{ title: 'plain text', text: 'a b, é\n' },
		{ title: 'an emoji that has joiners', text: FAMILY },
		{ title: 'an emoji with a skin tone and a joiner', text: '👩🏽\u200d🚀' },
		{ title: 'an emoji with a variation selector and a joiner', text: '❤\ufe0f\u200d🔥' },
		{ title: 'Persian, which is written with joiners', text: 'می\u200cخواهم' },
	])('leaves $title unchanged', ({ text }) => {
		expect(visible(text)).toBe(text);
	});
});
