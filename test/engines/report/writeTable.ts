/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- writes a file */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readResults } from './results';
import { compatibilityTable, withTable } from './table';

/** Writes the result of the engine matrix into the README. */
const readme = path.resolve(__dirname, '../../../README.md');

writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), compatibilityTable(readResults())));
