import { toBaseUrl } from '../../../../nodes/CrmBatch/hubspot/request/baseUrl';

test.each([
	['https://api.hubapi.com', 'https://api.hubapi.com'],
	['  https://api.hubapi.com//  ', 'https://api.hubapi.com'],
	['https://gateway.example/hubspot/', 'https://gateway.example/hubspot'],
	['HTTPS://api.hubapi.com', 'https://api.hubapi.com'],
	['http://localhost:8080', 'http://localhost:8080'],
	['http://LOCALHOST', 'http://localhost'],
	['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
	['http://127.8.9.1', 'http://127.8.9.1'],
	['http://[::1]:8080', 'http://[::1]:8080'],
	['http://sandbox.localhost', 'http://sandbox.localhost'],
	['http://host.docker.internal:8080', 'http://host.docker.internal:8080'],
])('"%s" is accepted', (given, url) => {
	expect(toBaseUrl(given)).toEqual({ ok: true, value: url });
});

test.each([undefined, null, '', '  ', 'api.hubapi.com', 'ftp://api.hubapi.com', 'https://', {}, 7])(
	'%j is no URL',
	(given) => {
		expect(toBaseUrl(given)).toMatchObject({ ok: false, failure: { code: 'BASE_URL_INVALID' } });
	},
);

test.each([
	'http://api.hubapi.com',
	'http://192.168.1.7:8080',
	'http://127.0.0.1.example.com',
	'http://localhost.example.com',
	'http://example.com#@localhost',
])('"%s" would send the token unencrypted', (given) => {
	expect(toBaseUrl(given)).toMatchObject({ ok: false, failure: { code: 'BASE_URL_INSECURE' } });
});

test.each([
	'https://user@api.hubapi.com',
	'https://user:secret@api.hubapi.com',
	'https://api.hubapi.com@example.com',
	'https://api.hubapi.com#here',
	'https://api.hubapi.com?key=1',
])('"%s" has more than a host and a path', (given) => {
	expect(toBaseUrl(given)).toMatchObject({ ok: false, failure: { code: 'BASE_URL_WITH_EXTRAS' } });
});
