import { builtIn } from './builtIn';
import { client } from './client';
import type { Contestant } from './contestant';
import { floor } from './floor';
import { handMade } from './handMade';
import { node } from './node';

/** All contestants by name. `vm` is the node in n8n's vm expression engine, on the Node.js of n8n. */
export const contestants: Readonly<Record<string, Contestant>> = {
	floor,
	node,
	vm: { ...node, title: 'this node, vm expressions' },
	client,
	handMade,
	builtIn,
};

/** Those that need the n8n server in the cache. */
export const ofServer: readonly string[] = ['vm', 'handMade', 'builtIn'];

/** The contestant with this name. */
export function contestantNamed(name: string): Contestant {
	const found = contestants[name];
	if (!found) throw new Error(`Contestants: ${Object.keys(contestants).join(', ')}`);
	return found;
}
