import { cleaned } from '../../characters';
import { failed, success, type Result } from '../../errors/failure';
import { problem, type Problem } from '../../errors/problem';
import { listed } from '../../schema/choices';
import type { PropertyDefinition } from '../../schema/definition';
import { shown, type Converter } from '../conversion';
import { memberToText, plainToText } from '../text';

/** A property with choices: one, or several if it takes several. */
export const toChoiceValue: Converter = (value, propertyDefinition) => {
	const { isMultiple } = propertyDefinition;
	const given: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (!isMultiple && given.length > 1) {
		return failed(problem('VALUE_IS_LIST', { count: String(given.length) }));
	}
	const values = new Set<string>();
	for (const one of given) {
		const plain = Array.isArray(value) ? memberToText(one) : plainToText(one);
		if (!plain.ok) return plain;
		for (const part of partsOf(plain.value, propertyDefinition)) {
			const chosen = valueOf(part, propertyDefinition);
			if (!chosen.ok) return chosen;
			values.add(chosen.value);
		}
	}
	// HubSpot adds what follows a leading semicolon to the choices of the record.
	const appends = isMultiple && values.size > 0 && startsWithSemicolon(given[0]);
	return success((appends ? ';' : '') + [...values].join(';'));
};

function startsWithSemicolon(value: unknown): boolean {
	return typeof value === 'string' && cleaned(value).startsWith(';');
}

function partsOf(text: string, { choices, isMultiple }: PropertyDefinition): string[] {
	if (!isMultiple || choices.find(text).length > 0) return [text];
	return text.split(';').filter((part) => cleaned(part) !== '');
}

function valueOf(
	text: string,
	{ choices, choicesIn, isMultiple }: PropertyDefinition,
): Result<string, Problem> {
	// HubSpot keeps the choices elsewhere, and checks the value itself.
	if (choices.isEmpty) return success(cleaned(text));
	const id = choicesIn && idIn(text);
	const found = id === undefined ? choices.find(text) : choices.withValue(id);
	const [first] = found;
	if (first && found.length === 1) return success(first.value);
	const value = shown(text);
	if (found.length > 1) {
		return failed(problem('VALUE_CHOICE_UNCLEAR', { value, choices: listed(found) }));
	}
	const [outside] =
		(id === undefined ? choices.outside?.find(text) : choices.outside?.withValue(id)) ?? [];
	if (outside?.pipelineLabel !== undefined) {
		const words = { value, pipeline: outside.pipelineLabel, choices: listed(choices.all) };
		return failed(problem('VALUE_STAGE_OF_OTHER_PIPELINE', words));
	}
	// HubSpot can know more IDs than its list shows, such as those of deactivated owners.
	if (id !== undefined) return success(id);
	// A stage without its pipeline says nothing, and one of several choices is not the whole value.
	const isWhole = !isMultiple && choicesIn !== 'stages';
	const asStored = isWhole ? (outside?.value ?? cleaned(text)) : undefined;
	if (outside) return failed({ ...problem('VALUE_OWNER_DEACTIVATED', { value }), asStored });
	const isCommaList = isMultiple && text.includes(',');
	const code = isCommaList ? 'VALUE_CHOICES_BY_COMMA' : 'VALUE_NOT_A_CHOICE';
	return failed({ ...problem(code, { value, choices: listed(choices.all) }), asStored });
}

function idIn(text: string): string | undefined {
	const id = cleaned(text);
	return /^\d+$/.test(id) ? id : undefined;
}
