// Where the development issuer keeps its state: one table, so that two processes on one database are one issuer.
import { Inject, Injectable } from '@nestjs/common';
import { type Adapter, type AdapterPayload } from 'oidc-provider';
import { DataSource } from 'typeorm';

const NEVER_SECONDS = 86_400;

interface Row {
  readonly payload: AdapterPayload;
  readonly consumed: string | null;
}

@Injectable()
export class IssuerStoreRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Makes the adapter of one model of the issuer; its instants are those of the issuer, which goes by the machine's clock. */
  adapter(model: string): Adapter {
    const { dataSource } = this;
    const find = async (column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> => {
      const [row] = await dataSource.query<Row[]>(
        `select payload, extract(epoch from consumed_at)::text as consumed from development.issuer_state
       where model = $1 and ${column} = $2 and expires_at > $3`,
        [model, value, new Date()],
      );
      return row === undefined ? undefined : { ...row.payload, ...(row.consumed === null ? {} : { consumed: Number(row.consumed) }) };
    };
    return {
      upsert: async (id, payload, expiresIn) => {
        const now = Date.now();
        await dataSource.query(`delete from development.issuer_state where expires_at <= $1`, [new Date(now)]);
        await dataSource.query(
          `insert into development.issuer_state (model, id, payload, uid, grant_id, expires_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (model, id) do update set payload = excluded.payload, uid = excluded.uid, grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
          [
            model,
            id,
            JSON.stringify(payload),
            payload.uid ?? null,
            payload.grantId ?? null,
            new Date(now + (expiresIn || NEVER_SECONDS) * 1_000),
          ],
        );
      },
      find: async (id) => find('id', id),
      findByUid: async (uid) => find('uid', uid),
      findByUserCode: () => Promise.resolve(undefined),
      consume: async (id) => {
        await dataSource.query(`update development.issuer_state set consumed_at = $3 where model = $1 and id = $2`, [
          model,
          id,
          new Date(),
        ]);
      },
      destroy: async (id) => {
        await dataSource.query(`delete from development.issuer_state where model = $1 and id = $2`, [model, id]);
      },
      revokeByGrantId: async (grantId) => {
        await dataSource.query(`delete from development.issuer_state where grant_id = $1`, [grantId]);
      },
    };
  }
}
