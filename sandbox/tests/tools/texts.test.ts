/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; two documents are read */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AUTH_PROBLEMS } from '../../auth/problems';
import { LINK_FAILURES } from '../../crm/associations/failures';
import { ASSOCIATION_REFUSALS } from '../../crm/associations/refusals';
import { unexpected } from '../../crm/jsonBody';
import { PROBLEMS } from '../../crm/problems';
import { notFoundText } from '../../crm/write/errorBodies';
import { RECORD_FAILURES } from '../../crm/write/recordFailures';
import { requiredFailure } from '../../crm/write/requiredRules';
import { DEFAULT_SWITCHES } from '../../index';
import { Problem, RecordFailure } from '../../model/problem';
import { OBJECT_TYPES } from '../../schema/objectTypes';
import { ObjectSchema } from '../../schema/registry';
import {
	refusedValue,
	valueFailure,
	VALUE_FAILURE_CODES,
	type ValueFailureCode,
} from '../../schema/values/failures';
import { AssociationRegistry } from '../../store/associationRegistry';
import { fidelityRows } from '../fidelityTables';

const DOCS = path.join(__dirname, '../../../docs');
const rows = fidelityRows(readFileSync(path.join(DOCS, 'sandbox-fidelity.md'), 'utf8')).filter(
	({ kind }) => kind === 'text',
);

/** A pattern for a text of the table. `<name>` stands for any text. */
function patternOf(subject: string): RegExp {
	const text = subject.replace(/^`+ ?| ?`+$/g, '');
	const parts = text.split(/<[\w ]+>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('[^]*')}$`);
}

const [contactRow] = OBJECT_TYPES;
if (contactRow === undefined) throw new Error('The sandbox has no object types');
const contacts = new ObjectSchema(contactRow);
const direction = new AssociationRegistry().defaultOf('0-1', '0-5');
const taken = { property: 'email', value: 'a@b.example', id: '2', owner: '1' };

/** One or more calls of every function that makes the text of an error. */
const PROBLEM_CALLS: Readonly<Record<keyof typeof PROBLEMS, readonly Problem[]>> = {
	tooManyInputs: [PROBLEMS.tooManyInputs(100)],
	tooManyInputsForHistory: [PROBLEMS.tooManyInputsForHistory()],
	noInputs: [PROBLEMS.noInputs()],
	duplicateIds: [PROBLEMS.duplicateIds(['1'])],
	nonUnique: [PROBLEMS.nonUnique('0-1', 'email')],
	unknownObjectType: [PROBLEMS.unknownObjectType('butterflies')],
	noBody: [PROBLEMS.noBody()],
	badJson: ['x', ''].map((text) => PROBLEMS.badJson(1, 1, unexpected(text, 0))),
	invalidNames: [PROBLEMS.invalidNames(1, 'SimplePublicObjectInput', ['jobTitle'])],
	missingFields: [PROBLEMS.missingFields(1, 2, ['inputs'])],
	notFound: [PROBLEMS.notFound()],
	recordNotFound: ['1', 'x'].map((id) => PROBLEMS.recordNotFound(id, false)),
	invalidParameter: [PROBLEMS.invalidParameter('limit', 'x', 'a number')],
	incompleteFilter: [PROBLEMS.incompleteFilter(['operator'])],
	unknownSearchProperty: [PROBLEMS.unknownSearchProperty('nonsense')],
	propertyExists: [PROBLEMS.propertyExists('shoe_size')],
	mergeWithItself: [PROBLEMS.mergeWithItself()],
	mayNotEditAssociations: [PROBLEMS.mayNotEditAssociations()],
	bodyTooLarge: [PROBLEMS.bodyTooLarge()],
};

const AUTH_CALLS: Readonly<Record<keyof typeof AUTH_PROBLEMS, readonly Problem[]>> = {
	missing: [AUTH_PROBLEMS.missing()],
	expired: [AUTH_PROBLEMS.expired(0, 1), AUTH_PROBLEMS.expired(0, 1e12)],
	missingScopes: [AUTH_PROBLEMS.missingScopes(['tickets'], 'errors')],
};

const RECORD_CALLS: Readonly<Record<keyof typeof RECORD_FAILURES, readonly RecordFailure[]>> = {
	values: [RECORD_FAILURES.values([])],
	taken: [RECORD_FAILURES.taken(contacts, taken)],
	conflict: [true, false].map((named) => RECORD_FAILURES.conflict(contacts, '1', named)),
	contactExists: [RECORD_FAILURES.contactExists(contacts, taken, 0)],
	requiredMissing: [RECORD_FAILURES.requiredMissing(contacts, ['email'])],
	nothingToUpdate: [RECORD_FAILURES.nothingToUpdate()],
	badAssociationTarget: [RECORD_FAILURES.badAssociationTarget('x')],
};

const LINK_CALLS: Readonly<Record<keyof typeof LINK_FAILURES, { readonly message: string }>> = {
	badId: LINK_FAILURES.badId('x'),
	itself: LINK_FAILURES.itself('1'),
	noSuchRecord: LINK_FAILURES.noSuchRecord('TO', contacts, '1'),
	badType: LINK_FAILURES.badType('USER_DEFINED', '3'),
	none: LINK_FAILURES.none(contacts, contacts, '1'),
};

const ASSOCIATION_CALLS: Readonly<
	Record<keyof typeof ASSOCIATION_REFUSALS, { readonly message: string; readonly context?: object }>
> = {
	unknownRecords: ASSOCIATION_REFUSALS.unknownRecords([{ objectType: 'CONTACT', id: '1' }]),
	unknownType: ASSOCIATION_REFUSALS.unknownType([{ category: 'USER_DEFINED', typeId: '3' }]),
	otherDirection: ASSOCIATION_REFUSALS.otherDirection('0-5', direction),
};

function valueTexts(code: ValueFailureCode): string[] {
	const refused = refusedValue(code, 'name', 'value', 'detail');
	return (['full', 'short'] as const).map((valueErrorTexts) => {
		const switches = { ...DEFAULT_SWITCHES, valueErrorTexts };
		return valueFailure(refused, 'value', { typeId: '0-1', switches }).message;
	});
}

function requiredTexts(): string[] {
	const text = { type: 'string', fieldType: 'text' } as const;
	contacts.add({ ...text, name: 'a', required: true });
	contacts.add({ ...text, name: 'b', requiredWhen: { property: 'plan', values: ['free'] } });
	const failure = requiredFailure(contacts, new Map([['plan', 'free']]), undefined);
	const { message = '', details = [] } = failure?.parts ?? {};
	return [message, ...details.map((detail) => detail.message)];
}

const problemTexts = ({ body }: Problem): string[] => [
	body.message,
	...(body.errors ?? []).flatMap(({ message }) => message ?? []),
];

const texts: readonly string[] = [
	...[...Object.values(PROBLEM_CALLS), ...Object.values(AUTH_CALLS)].flat().flatMap(problemTexts),
	...Object.values(RECORD_CALLS)
		.flat()
		.flatMap(({ parts }) => [
			parts.message,
			parts.wholeMessage ?? parts.message,
			...(parts.details ?? []).map(({ message }) => message),
		]),
	...Object.values(LINK_CALLS).map(({ message }) => message),
	...Object.values(ASSOCIATION_CALLS).flatMap(({ message, context = {} }) => [
		message,
		...Object.entries(context).flatMap(([key, values]): string[] =>
			key.startsWith('INVALID_') ? values : [],
		),
	]),
	...VALUE_FAILURE_CODES.flatMap(valueTexts),
	...requiredTexts(),
	notFoundText('CONTACT'),
	...['ten_secondly_rolling', 'secondly', 'daily'].map(
		(name) => `You have reached your ${name} limit.`,
	),
];

describe('the texts in docs/sandbox-fidelity.md', () => {
	const patterns = rows.map(({ subject }) => [subject, patternOf(subject)] as const);

	it('have a row for every text of an error', () => {
		const matches = (text: string) => patterns.some(([, pattern]) => pattern.test(text));
		expect(texts.filter((text) => !matches(text))).toEqual([]);
	});

	it('have no row for a text that the sandbox does not send', () => {
		const unused = patterns.filter(([, pattern]) => !texts.some((text) => pattern.test(text)));
		expect(unused.map(([subject]) => subject)).toEqual([]);
	});

	it('that the errors guide recognises are not guesses', () => {
		const guide = readFileSync(path.join(DOCS, 'errors.md'), 'utf8');
		const lines = guide.split('\n').filter((line) => line.includes('**HubSpot sends:**'));
		const known = lines.flatMap((line) =>
			[...line.matchAll(/“([^”]+)”/g)].map(([, part = '']) => part),
		);
		expect(known.length).toBeGreaterThan(10);
		const guessed = rows.filter(({ certainty }) => certainty === 'guessed');
		const recognised = guessed.filter(({ subject }) =>
			known.some((part) => subject.toLowerCase().includes(part.toLowerCase())),
		);
		expect(recognised).toEqual([]);
	});
});
