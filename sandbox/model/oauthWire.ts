import type {
	AccessTokenInfoResponse,
	RefreshTokenInfoResponse,
	TokenResponseIF,
} from '@hubspot/api-client/lib/codegen/oauth';
import type { Wire } from './wire';

/** Converts a name such as `hubId` to `hub_id`. */
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
	? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
	: Name;

type SnakeKeys<T> = { [Key in keyof T as Key extends string ? SnakeCase<Key> : Key]: T[Key] };

/** The bodies of the OAuth endpoints, from the official client's models. */
export type WireToken = SnakeKeys<Wire<TokenResponseIF>>;
export type WireAccessTokenInfo = SnakeKeys<Wire<AccessTokenInfoResponse>>;
export type WireRefreshTokenInfo = SnakeKeys<Wire<RefreshTokenInfoResponse>>;
