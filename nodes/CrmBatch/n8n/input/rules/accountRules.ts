import { failed, success, type Failure, type Result } from '../../../hubspot/errors/failure';
import { FieldNames } from '../../../hubspot/request/fields/fieldNames';
import { KeyFields } from '../../../hubspot/request/fields/keyFields';
import { FieldMeanings } from '../../../hubspot/request/fields/fieldMeanings';
import { plainProperty } from '../../../hubspot/schema/definition';
import { Schema } from '../../../hubspot/schema/schema';
import { offsetsOf } from '../../../hubspot/values/dates/timeZone';
import type { EventLoop } from '../../eventLoop';
import { readProperties } from '../../http/readList';
import type { Session } from '../../http/session';
import type { NodeConfig } from '../config';
import type { RawRequest } from '../items/readItem';
import type { PropertyValues } from '../propertyValues';
import { ListedRules, type BaseRules, type KnownRules } from './listedRules';

/**
 * The rules for the values of a run, by the account's properties. HubSpot is asked for them when the
 * first items need them, and for everything once.
 */
export class AccountRules {
	private readonly base: BaseRules;

	private listed: Promise<Result<ListedRules | KnownRules>> | undefined;

	constructor(
		private readonly session: Session,
		private readonly eventLoop: EventLoop,
		{ object, unknownProperties }: Pick<NodeConfig, 'object' | 'unknownProperties'>,
		private readonly values: Omit<PropertyValues, 'read'>,
		timeZone: string,
	) {
		const unknown = values.isAutomatic ? 'ignore' : unknownProperties;
		this.base = { object, unknown, offsetAt: offsetsOf(timeZone) };
	}

	/**
	 * The rules for some items of the run. If HubSpot refuses to show the properties, the values go
	 * unchecked: HubSpot checks them too. Fails if nothing can be sent: HubSpot does not reply, or accepts
	 * no requests now.
	 *
	 * @param all the items that names are looked for in, if they are more than these
	 */
	async of(raws: readonly RawRequest[], all?: readonly RawRequest[]): Promise<Result<KnownRules>> {
		this.listed ??= this.readListed();
		const listed = await this.listed;
		if (!listed.ok) return listed;
		return listed.value instanceof ListedRules
			? await listed.value.of(raws, all)
			: success(listed.value);
	}

	private async readListed(): Promise<Result<ListedRules | KnownRules>> {
		const { session, eventLoop, base } = this;
		const properties = await readProperties(session, base.object);
		if (properties.outcome === 'refused') return this.unchecked(properties.failure);
		if (properties.outcome !== 'succeeded') return failed(properties.failure);
		const schema = new Schema(properties.value);
		return success(new ListedRules(session, eventLoop, base, this.values.names, schema));
	}

	/** The rules if HubSpot does not show the properties. */
	private unchecked(failure: Failure): Result<KnownRules> {
		const { isAutomatic, names: kind, savedNames } = this.values;
		// Nothing says which fields of the items are properties.
		if (isAutomatic && savedNames.length === 0) return failed(failure);
		const schema = isAutomatic ? new Schema(savedNames.map(plainProperty)) : undefined;
		const note = `HubSpot's properties cannot be read, so values were not checked: ${failure.message}`;
		return success({
			rules: { ...this.base, schema },
			meanings: new FieldMeanings(kind, schema && new FieldNames(schema), this.base.unknown),
			keyFields: new KeyFields(),
			notes: [note],
			heldBack: () => [],
		});
	}
}
