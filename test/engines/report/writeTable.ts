/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- writes a file */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readResults } from './results';
import { compatibilityTable, withTable } from './table';

/** Writes the result of the engine matrix into its page. */
const page = path.resolve(__dirname, '../../../docs/compatibility.md');

writeFileSync(page, withTable(readFileSync(page, 'utf8'), compatibilityTable(readResults())));
