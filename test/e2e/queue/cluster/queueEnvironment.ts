import { POSTGRES_USER } from '../databases/postgres';

interface Place {
	/** Ports on this machine. */
	readonly postgres: number;
	readonly redis: number;
	/** n8n's encryption key: all processes read the same credentials. */
	readonly key: string;
}

/** The settings of n8n's queue mode. All others are n8n's defaults. */
export function queueEnvironment({ postgres, redis, key }: Place): NodeJS.ProcessEnv {
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: POSTGRES_USER,
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: key,
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis),
	};
}
