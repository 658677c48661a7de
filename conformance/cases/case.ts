import type { Account } from '../api/account';
import type { ApiReply, ApiRequest } from '../api/request';
import type { Switches } from '../../sandbox';
import type { Part } from '../compare/view';
import type { Fixtures } from './fixtures';

/** A request, or one that depends on the replies before it. */
type Step = ApiRequest | ((replies: readonly ApiReply[]) => ApiRequest);

/** How replies decide a switch of the sandbox. */
export interface Decision<Value> {
	/** The value that each observation means, in words. */
	readonly means: string;
	/** Undefined if the replies fit no value of the switch. */
	readonly read: (replies: readonly ApiReply[], fixtures: Fixtures) => Value | undefined;
}

export type Decisions = {
	readonly [Name in keyof Switches]?: Decision<Switches[Name]>;
};

/** One question to both accounts. */
export interface Case {
	readonly id: string;
	/** What it asks, in words. */
	readonly asks: string;
	/** The starts of the rows in docs/sandbox-fidelity.md that it checks. */
	readonly rows: readonly string[];
	/** The requests. Throws `NotAskable` if the account cannot be asked. */
	readonly requests: (fixtures: Fixtures) => readonly Step[];
	/** Sends the requests in another way than one after the other. */
	readonly play?: (account: Account, requests: readonly ApiRequest[]) => Promise<ApiReply[]>;
	/** The parts of the replies that are compared. Default: all but values and headers. */
	readonly compare?: readonly Part[];
	/** Headers whose presence is compared. */
	readonly headers?: readonly string[];
	/** Properties whose values in results are compared. */
	readonly values?: (fixtures: Fixtures) => readonly string[];
	/** Facts that are compared as well, such as whether two times are equal. */
	readonly facts?: (replies: readonly ApiReply[]) => Readonly<Record<string, unknown>>;
	readonly decides?: Decisions;
	/** A 403 for missing scopes is the reply that it asks for. */
	readonly asksScopes?: boolean;
	/** Only with `--large-bodies`. */
	readonly isLarge?: boolean;
}
