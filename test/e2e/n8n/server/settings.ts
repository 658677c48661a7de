/* eslint-disable @n8n/community-nodes/no-restricted-imports -- starts n8n */
import path from 'node:path';
import { nodeEnvironment } from '../install/cache';

/** Settings with which n8n calls no other server. */
const CALLS_NOBODY = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

/** Settings that leave out what would only be in the way of a first look at the node. */
const NO_DETOURS = {
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
};

export interface ServerPlace {
	/** The folder in which n8n keeps `.n8n`: its database, its key, and community packages. */
	readonly userFolder: string;
	readonly port: number;
	/** The port on which n8n waits for its own task runners. */
	readonly brokerPort: number;
}

/** The environment of an n8n server on this machine alone. OAuth needs `localhost`: not 127.0.0.1. */
export function serverEnvironment(place: ServerPlace): NodeJS.ProcessEnv {
	const { userFolder, port, brokerPort } = place;
	const inherited = Object.entries(nodeEnvironment());
	return {
		// Settings of another n8n do not apply to this one.
		...Object.fromEntries(
			inherited.filter(([name]) => !/^(N8N_|DB_|EXECUTIONS_|QUEUE_|NODE_ENV$)/.test(name)),
		),
		...CALLS_NOBODY,
		...NO_DETOURS,
		N8N_HOST: 'localhost',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_USER_FOLDER: userFolder,
		N8N_RESTRICT_FILE_ACCESS_TO: path.join(userFolder, 'files'),
		GENERIC_TIMEZONE: 'UTC',
	};
}
