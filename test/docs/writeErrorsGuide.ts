/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   runs outside n8n; writes the guide to the errors: npm run docs:errors */
import { writeFileSync } from 'node:fs';

import { errorsGuide, GUIDE } from './errorsGuide';

writeFileSync(GUIDE, errorsGuide());
