import { deepCopy, type IDataObject, type INodeExecutionData } from 'n8n-workflow';

import type { Steps } from '../../batch/types';
import type { CrmRecord } from '../../hubspot/reply/reply';
import { objectAt } from '../../hubspot/json';
import type { Search } from '../../hubspot/tables/searches';
import type { Engine } from '../engine';
import type { NodeConfig } from '../input/config';
import { binaryOf, type InputItems } from '../output/inputItems';
import { absentLine, renamedLine } from '../output/notes';
import { errorItem, numbered, pairedWith, toDataObject, withInput } from '../output/outputItems';
import { renamedProperties, simplified, unchanged } from '../output/recordFields';
import type { PlannedSearch } from './prepareSearches';
import type { SearchOutcome } from './runSearches';

/** Makes the fields of an item for each record, and notes what is not as the user may expect. */
export class FoundRecords {
	private readonly renamed = new Set<string>();

	private readonly absent: Set<string>;

	constructor(
		private readonly simplify: boolean,
		searches: readonly PlannedSearch[],
	) {
		this.absent = new Set(searches.flatMap(({ query }) => query.properties));
	}

	/** The fields of the item for a record. */
	readonly toFields = (record: CrmRecord): IDataObject => {
		const properties = objectAt(record, 'properties');
		this.absent.forEach((name) => {
			if (Object.hasOwn(properties, name)) this.absent.delete(name);
		});
		if (!this.simplify) return toDataObject(unchanged(record));
		renamedProperties(record).forEach((name) => this.renamed.add(name));
		return toDataObject(simplified(record, []));
	};

	/**
	 * @param found the searches that have found records
	 * @param isErrorRenamed does an item have a field `error` of its input under another name?
	 */
	notes(found: readonly PlannedSearch[], isErrorRenamed: boolean): string[] {
		const requested = new Set(found.flatMap(({ query }) => query.properties));
		const absent = [...this.absent].filter((name) => requested.has(name));
		return [...absentLine(absent), ...renamedLine([...this.renamed], isErrorRenamed)];
	}
}

/** The output items of a run: for each input item its records, or the one item of its error. */
export function* foundItems(
	outcomes: readonly SearchOutcome[],
	config: NodeConfig<Search>,
	input: InputItems,
	engine: Engine,
): Steps<INodeExecutionData[]> {
	const made: INodeExecutionData[] = [];
	const shown = new Set<object>();
	for (const [item, outcome] of outcomes.entries()) {
		yield;
		if (outcome.outcome !== 'succeeded') {
			const failed = numbered(item, outcome);
			made.push(errorItem(item, failed, undefined, input, engine, config.operation));
			continue;
		}
		// Items must not share an object, because a later node can change it.
		const isShared = shown.has(outcome.found);
		shown.add(outcome.found);
		for (const [place, record] of outcome.found.entries()) {
			yield;
			const fields = isShared ? structuredClone(record) : record;
			const json = config.includeInput ? withInput(fields, item, config, input) : fields;
			made.push({
				json: config.includeInput && place > 0 ? deepCopy(json) : json,
				...pairedWith(item),
				...(config.includeInput && binaryOf(input, item)),
			});
		}
	}
	return made;
}
