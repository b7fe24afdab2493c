// The endpoint that the proxy is compared with, as one writes it by hand: a TypeORM repository, pages by keyset, JSON.
// It reads rows that are already selected and pseudonymised; no rights, no verdict, no log.
import 'reflect-metadata';
import fastify from 'fastify';
import { DataSource, EntitySchema, MoreThan } from 'typeorm';

const PAGE = 1_000;
const [url = '', ...columns] = process.argv.slice(2);
const BenchRow = new EntitySchema({
  name: 'BenchRow',
  tableName: 'bench_row',
  columns: {
    id: { type: 'bigint', primary: true },
    ...Object.fromEntries(columns.map((name) => [name, { type: 'text', nullable: true }])),
  },
});
const source = await new DataSource({ type: 'postgres', url, entities: [BenchRow] }).initialize();
const repository = source.getRepository(BenchRow);
const app = fastify();
app.get('/rows', async (request) => {
  const { after } = /** @type {{ after: string }} */ (request.query);
  const items = await repository.find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE });
  return { next: items.length === PAGE ? items.at(-1)?.id : null, items };
});
process.send?.({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.once('disconnect', () => process.exit(0));
