import { Client } from '@hubspot/api-client';
import { Client as Client14 } from '@hubspot/api-client-14';

// Runs the tests of the official client with version 14 of the client in place of version 13.
jest.mock('@hubspot/api-client', () => jest.requireActual<object>('@hubspot/api-client-14'));

import './client.test';

it('the tests above use version 14', () => {
	const { version } = jest.requireActual<{ version: string }>(
		'@hubspot/api-client-14/package.json',
	);
	expect(version).toBe('14.0.1');
	expect(Client).toBe(Client14);
});
