import { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type { WireAssociationType } from '../../model/associationWire';
import type { AssociationType } from '../../store/associationTypes';
import { asText, parseJsonObject, type JsonObject } from '../jsonBody';
import { PROBLEMS } from '../problems';
import type { LinkContext } from './context';
import { LINK_FAILURES, linkProblem } from './failures';
import { wireType } from './wire';

interface LabelRequest {
	readonly typeId: string | undefined;
	readonly label: string;
	readonly inverseLabel: string | undefined;
}

/** `GET …/labels`: HubSpot's association types and the account's labels for two object types. */
export function readLabels({ world, from, to }: LinkContext): Reply {
	const types = world.associationTypes.between(from.row.typeId, to.row.typeId);
	return labelsReply(types);
}

/** `POST …/labels`: creates a label and its inverse. */
export function createLabel({ world, from, to }: LinkContext, text: string): Reply | Problem {
	const request = parseLabel(text, ['label', 'name']);
	if (request instanceof Problem) return request;
	return labelsReply(world.associationTypes.addLabel(from.row.typeId, to.row.typeId, request));
}

/** `PUT …/labels`: changes the text of a label. */
export function updateLabel(context: LinkContext, text: string): Reply | Problem {
	const request = parseLabel(text, ['associationTypeId', 'label']);
	if (request instanceof Problem) return request;
	const type = customLabel(context, request.typeId ?? '');
	if (type instanceof Problem) return type;
	context.world.associationTypes.rename(type, request);
	return { status: 204 };
}

/** `DELETE …/labels/{typeId}`: associations that have it keep their other types. */
export function removeLabel(context: LinkContext, typeId: string): Reply | Problem {
	const type = customLabel(context, typeId);
	if (type instanceof Problem) return type;
	context.world.associationTypes.remove(type);
	return { status: 204 };
}

function labelsReply(types: readonly AssociationType[]): Reply {
	const body: { results: WireAssociationType[] } = { results: types.map(wireType) };
	return { status: 200, body };
}

function customLabel({ world, from, to }: LinkContext, typeId: string): AssociationType | Problem {
	const type = world.associationTypes.find(
		'USER_DEFINED',
		Number(typeId),
		from.row.typeId,
		to.row.typeId,
	);
	return type?.role === 'label' ? type : linkProblem(LINK_FAILURES.badType('USER_DEFINED', typeId));
}

function parseLabel(text: string, needs: readonly string[]): LabelRequest | Problem {
	const body: JsonObject | Problem = parseJsonObject(text);
	if (body instanceof Problem) return body;
	const missing = needs.filter((name) => (body[name] ?? undefined) === undefined);
	if (missing.length > 0) return PROBLEMS.missingFields(1, 2, missing);
	const [label, inverseLabel] = [asText(body.label), asText(body.inverseLabel)];
	const typeId = asText(body.associationTypeId);
	if (label instanceof Problem) return label;
	if (inverseLabel instanceof Problem) return inverseLabel;
	if (typeId instanceof Problem) return typeId;
	return { typeId, label: label ?? '', inverseLabel };
}
