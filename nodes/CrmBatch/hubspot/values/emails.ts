import { problem, type Problem } from '../errors/problem';
import { LONGEST_EMAIL, type CrmObject } from '../tables/objects';
import { shown } from './conversion';

/**
 * Why a value is certainly no email address; `undefined` for other properties, and if HubSpot may
 * accept it. HubSpot would quote the value in its message, and refuse a whole batch for it.
 */
export function emailProblem(object: CrmObject, name: string, value: string): Problem | undefined {
	// Of all unique properties, only email addresses are the same in any case.
	if (!object.uniqueProperties.some((own) => own.name === name && own.ignoresCase))
		return undefined;
	const email = value.trim();
	const canBe =
		email === '' ||
		(email.length <= LONGEST_EMAIL && email.includes('@') && !/[\s\p{Cc}]/u.test(email));
	return canBe ? undefined : problem('VALUE_NOT_AN_EMAIL', { value: shown(email) });
}
