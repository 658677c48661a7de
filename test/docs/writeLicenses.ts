/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   runs outside n8n; writes the list of licenses: npm run docs:licenses */
import { writeFileSync } from 'node:fs';

import { LICENSES, licensesList } from './licenses';

writeFileSync(LICENSES, licensesList());
