import fc from 'fast-check';
import { masker } from '../compare/mask';

const mark = 'n8n_crm_batch_conformance_abc12345';
const issued = ['pat-na1', '1234', 'secret'].join('-');
const mask = masker({ token: issued, portalId: '4711', mark });

describe('the mask', () => {
	it.each([
		['a token', 'Bearer pat-na1-1234-secret', 'Bearer <token>'],
		['another token', 'pat-eu1-99', '<token>'],
		['an address', 'from ada.lovelace+x@mail.example.com', 'from <email>'],
		['an encoded address', 'contacts ada%40example.com?a=1', 'contacts <email>?a=1'],
		['an address of the run', `${mark}_ada@example.com`, '<email_ada>'],
		['an id', 'Existing ID: 110338000001', 'Existing ID: <id>'],
		['a short portal id', 'in portal ID 4711', 'in portal ID <portal>'],
		['a portal id in a text', 'Portal 4711, object type 0-1', 'Portal <portal>, object type 0-1'],
		['a time', 'at 2026-11-26T08:00:41.123Z', 'at <time>'],
		['a host', 'https://app-eu1.hubspot.com/contacts/4711', '<host>/contacts/<portal>'],
		['a uuid', '0f8fad5b-d9cb-469f-a165-70867728950e', '<uuid>'],
		['an age', 'expired 20414 day(s) ago', 'expired <n> day(s) ago'],
		['a date, which stays', '2026-11-30', '2026-11-30'],
		['a value, which stays', '24.00', '24.00'],
	])('%s', (_, text, masked) => {
		expect(mask(text)).toBe(masked);
	});

	it('at any depth, in keys, and by the name of a field', () => {
		expect(
			mask({ [`${mark}_key`]: [{ firstName: 'Ada', userId: 7, portalId: 4711, n: 7 }] }),
		).toEqual({
			'<mark>_key': [{ firstName: '<private>', userId: '<id>', portalId: '<id>', n: 7 }],
		});
	});

	it('the values inside a message stay JSON', () => {
		const values = [{ error: 'INVALID_LONG', portalId: 4711, propertyValue: 'a@b.example' }];
		expect(mask(`Property values were not valid: ${JSON.stringify(values)}`)).toBe(
			'Property values were not valid: ' +
				'[{"error":"INVALID_LONG","portalId":"<id>","propertyValue":"<email>"}]',
		);
	});

	it('no address and no token is left, wherever they are', () => {
		const secret = fc.oneof(fc.emailAddress(), fc.constant(issued));
		fc.assert(
			fc.property(secret, fc.lorem(), fc.lorem(), (hidden, before, after) => {
				const masked = JSON.stringify(mask({ a: [`${before} ${hidden} ${after}`] }));
				expect(masked).not.toContain(hidden);
				const [name = '', domain = ''] = hidden.split('@');
				expect(masked.includes(`${name}@${domain}`)).toBe(false);
			}),
		);
	});

	it('a long text without an address takes no long time', () => {
		expect(mask('x'.repeat(1_000_000))).toHaveLength(1_000_000);
	});
});
