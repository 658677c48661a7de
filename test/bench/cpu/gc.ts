/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a script for the command line */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Frees all memory that nothing refers to. */
export const collectGarbage = runInNewContext('gc') as () => void;
