import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toId } from '../../../../nodes/CrmBatch/hubspot/request/recordId';
import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import { rulesOf, textOrCode } from '../../support/valueRules';

describe('half a surrogate pair is repaired', () => {
	test.each([
		['in text', 'a\ud83d', { type: 'string' }, 'a\ufffd'],
		['in a list', ['a\ud83d', 'b'], { type: 'string' }, 'a\ufffd;b'],
		['in an option that is not checked', '\ude00a', { type: 'enumeration' }, '\ufffda'],
		['in an address', '\ud83dada@x.io', { isAddress: true }, '\ufffdada@x.io'],
	])('%s', (_, value, property, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test('in a name, if names are not checked', () => {
		const sent = toProperties({ 'a\ud83d': '1', b: '2' }, 'ignore', rulesOf());
		expect(sent).toMatchObject({ ok: true, value: { 'a\ufffd': '1', b: '2' } });
	});

	test('in a value that identifies a record', () => {
		for (const idProperty of ['hs_object_id', 'email', 'customer_number']) {
			expect(toId('a\ud83d', idProperty)).toEqual({ ok: true, value: 'a\ufffd' });
		}
	});
});

describe('the length of a value', () => {
	const sent = (x: string) => toProperties({ x }, 'ignore', rulesOf());

	test('counts characters, not the halves of surrogate pairs', () => {
		const longest = '😀'.repeat(65_536);
		expect(sent(longest)).toMatchObject({ ok: true, value: { x: longest } });
		expect(sent(`${longest}a`)).toMatchObject({
			failure: failureOf(problem('VALUE_TOO_LONG', { count: '65537' }), "Property 'x'", 'x'),
		});
	});

	test('counts half a surrogate pair as a character', () => {
		expect(sent('\ud83d'.repeat(65_536)).ok).toBe(true);
		expect(sent('\ud83d'.repeat(65_537)).ok).toBe(false);
	});
});
