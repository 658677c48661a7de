import { SharedKeys } from '../../../../nodes/CrmBatch/n8n/input/items/sharedKeys';
import { envelope, object, request } from '../../support/sentBatch';

const shared = (...keys: Array<[idProperty: string, id: string] | undefined>): number[] => {
	const all = new SharedKeys(object('contact'));
	keys.forEach((key, item) => all.add(item, key && { idProperty: key[0], id: key[1] }));
	all.end();
	return keys.flatMap((key, item) => {
		const [idProperty = 'email', id = 'unread@x.io'] = key ?? [];
		const own = request({ item, id, envelope: envelope({ idProperty }) });
		return all.isShared(own) ? [item] : [];
	});
};

test('no record is shared if all keys differ', () => {
	expect(shared(['email', 'a@x.io'], ['email', 'b@x.io'])).toEqual([]);
});

test('equal keys are of one record, in whatever form', () => {
	expect(
		shared(['email', 'a@x.io'], ['email', 'b@x.io'], ['email', 'A@X.io'], ['email', 'a@x.io']),
	).toEqual([0, 2, 3]);
});

test('keys by different properties are of different records', () => {
	expect(shared(['email', '7'], ['hs_object_id', '7'])).toEqual([]);
});

test('an item whose key cannot be read may have any', () => {
	expect(shared(['email', 'a@x.io'], undefined, ['email', 'b@x.io'])).toEqual([1]);
});
