import { startSandbox, type Sandbox } from '../../index';
import { embeddedFailures, post } from '../post';

let sandbox: Sandbox;
let contact: string;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	contact = sandbox.seed('contacts', [{ firstname: 'Ada' }])[0]?.id ?? '';
});

/** The refused values of an update, without a trace id (whole request) or with one (item of a 207). */
const refusedValues = async (properties: Record<string, string>, objectWriteTraceId?: string) => {
	const inputs = [{ id: contact, properties, objectWriteTraceId }];
	const { body } = await post(sandbox, 'contacts', 'update', { inputs });
	return embeddedFailures(objectWriteTraceId ? body.errors?.[0]?.message : body.message);
};

const LONG = 'soon was not a valid long. Portal 147893286, object type 0-1';
const OPTION = 'gold was not one of the allowed options: [free, starter, professional, enterprise]';

describe.each([
	['the error of a whole request', undefined],
	['an item of a 207', 't'],
])('%s', (_, traceId) => {
	it.each([
		['birthday', 'soon', 'INVALID_LONG', LONG],
		['last_visit', 'soon', 'INVALID_LONG', LONG],
		['loyalty_points', 'many', 'INVALID_INTEGER', 'many was not a valid number.'],
		['plan', 'gold', 'INVALID_OPTION', OPTION],
	])('%s %j: %s with the value and the portal', async (name, value, error, message) => {
		expect(await refusedValues({ [name]: value }, traceId)).toEqual([
			{
				isValid: false,
				message,
				error,
				name,
				localizedErrorMessage: message,
				propertyValue: value,
				portalId: 147893286,
			},
		]);
	});

	it('a multiple choice has its whole value', async () => {
		const [value] = await refusedValues({ interests: 'music;sleep' }, traceId);
		expect(value).toMatchObject({ propertyValue: 'music;sleep' });
		expect(value?.message).toMatch(/^sleep was not one of/);
	});

	it('INVALID_EMAIL has no value and no portal', async () => {
		expect(await refusedValues({ email: 'not-an-email' }, traceId)).toEqual([
			{
				isValid: false,
				message: 'Email address not-an-email is invalid',
				error: 'INVALID_EMAIL',
				name: 'email',
			},
		]);
	});
});

it.each([
	[undefined, {}],
	['t', { localizedErrorMessage: 'Property "nonsense" does not exist', portalId: 147893286 }],
])('PROPERTY_DOESNT_EXIST with trace id %s', async (traceId, more) => {
	const message = 'Property "nonsense" does not exist';
	const error = 'PROPERTY_DOESNT_EXIST';
	expect(await refusedValues({ nonsense: 'x' }, traceId)).toEqual([
		{ isValid: false, message, error, name: 'nonsense', ...more },
	]);
});

describe('switches with a value other than the default', () => {
	it.each([
		['birthday', 'soon', 'soon was not a valid long.'],
		['loyalty_points', 'many', 'loyalty_points was not a valid number'],
	])('valueErrorTexts short: %s', async (name, value, message) => {
		sandbox.switches.valueErrorTexts = 'short';
		expect(await refusedValues({ [name]: value })).toMatchObject([{ message }]);
	});

	it('propertyValueInErrors off: no error has the value', async () => {
		sandbox.switches.propertyValueInErrors = false;
		const [option] = await refusedValues({ plan: 'gold' });
		expect(Object.keys(option ?? {})).toEqual([
			'isValid',
			'message',
			'error',
			'name',
			'localizedErrorMessage',
		]);
		const email = 'Email address x is invalid';
		expect(await refusedValues({ email: 'x' }, 't')).toMatchObject([
			{ error: 'INVALID_EMAIL', localizedErrorMessage: email, portalId: 147893286 },
		]);
	});
});
