// The control: a bare Fastify on one pool, without guards, limits, logs or metrics. Started by start.ts.
import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { Pool } from 'pg';

type Row = Record<string, unknown>;
const [, , url, poolSize] = process.argv;
const pool = new Pool({ connectionString: url, max: Number(poolSize) });
const server = fastify();

// A column of text: read as bytea, the driver takes longer over the same bytes.
server.get<{ Params: { key: string } }>('/answers/:key', async (request, reply) => {
  const { rows } = await pool.query<{ body: string; etag: string }>({
    name: 'answer',
    text: 'select body, etag from bench.answer where key = $1',
    values: [request.params.key],
  });
  const { body, etag } = rows[0]!;
  return reply.header('content-type', 'application/json; charset=utf-8').header('etag', etag).send(body);
});

// What a publication wrote while the data was made serves as the pattern of the rows.
const pattern = async (text: string): Promise<Row> => (await pool.query<Row>(text)).rows[0]!;
const audit = await pattern(`select * from ledger.audit where verb = 'publish' limit 1`);
const entry = await pattern('select * from ledger.entry order by index desc limit 1');
const object = await pattern(`select * from ledger.object where type = 'release' limit 1`);
const once = await pattern('select * from platform.idempotency limit 1');
let index = Number(entry['index']);

/** The rows that a publication writes, in one transaction: no sign-in, no check, no lock, no order among entries. */
server.post<{ Params: { id: string } }>('/publications/:id', async (request) => {
  const { id } = request.params;
  const place = (index += 1);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(insert('platform.idempotency', { ...once, key: randomUUID() }));
    await client.query({
      name: 'version',
      text: `update releases.version set state = 'published', number = 1, revision = revision + 1,
             changed_at = now(), published_at = now(), ledger_index = $2 where release_id = $1`,
      values: [id, place],
    });
    await client.query({
      name: 'release',
      text: `update releases.release set standing = 'public', published_versions = 1, current_version_id =
             (select v.id from releases.version v where v.release_id = $1) where id = $1`,
      values: [id],
    });
    const digest = randomBytes(32).toString('hex');
    await client.query(insert('ledger.audit', { ...audit, id: randomUUID(), object_id: id, digest }));
    await client.query(insert('ledger.object', { ...object, id, last_index: place }));
    await client.query(insert('ledger.entry', { ...entry, index: place }));
    await client.query('commit');
  } finally {
    client.release();
  }
  return { id };
});

function insert(table: string, row: Row) {
  const columns = Object.keys(row);
  return {
    name: table,
    text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    values: Object.values(row).map((value) => (Array.isArray(value) ? JSON.stringify(value) : value)),
  };
}

server.listen({ host: '127.0.0.1', port: 0 }, () => {
  process.send?.((server.server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());
