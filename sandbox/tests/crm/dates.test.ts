import { startSandbox, type Sandbox } from '../../index';
import { post } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());

const codeOf = async (name: string, value: string) => {
	const inputs = [{ properties: { firstname: 'x', [name]: value } }];
	const reply = await post(sandbox, 'contacts', 'create', { inputs });
	return reply.body.errors?.[0]?.code;
};

describe('invalid dates are refused', () => {
	it.each([
		'2021-02-31T00:00:00Z',
		'2021-02-31',
		'2023-02-29',
		'1900-02-29',
		'2021-04-31',
		'2021-13-01',
		'2021-00-10',
		'2021-01-00',
		'2021-01-01T24:00:00Z',
		'2021-01-01T23:60:00Z',
		'2021-01-01T23:59:60Z',
		'2021-01-01T00:00:00+99:00',
		'2021-01-01T00:00:00+01:60',
		'2021-01-01T00Z',
		'2021-01-01T::Z',
		'2021-01-01T',
		'2021-1-1',
		'21-01-01',
		'+012021-01-01',
		'0000-00-00',
		'999999999999999',
		'-999999999999999',
		'1.5',
		'1e12',
		'NaN',
		' 2021-01-01',
	])('%j', async (value) => {
		expect(await codeOf('last_visit', value)).toBe('INVALID_LONG');
		expect(await codeOf('birthday', value)).toBe('INVALID_LONG');
	});
});

describe('only decimal numbers are accepted', () => {
	it.each([
		['12', undefined],
		['-0.5', undefined],
		['.5', undefined],
		['1e3', undefined],
		['0x10', 'INVALID_INTEGER'],
		['0b1', 'INVALID_INTEGER'],
		['1,5', 'INVALID_INTEGER'],
		['Infinity', 'INVALID_INTEGER'],
		['1e999', 'INVALID_INTEGER'],
		['12 EUR', 'INVALID_INTEGER'],
	])('%s', async (value, code) => {
		expect(await codeOf('loyalty_points', value)).toBe(code);
	});
});
