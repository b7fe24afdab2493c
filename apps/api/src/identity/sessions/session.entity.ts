// A session of somebody who signed in: known by the digest of its secret, ending by itself, or ended.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('bytea', { name: 'secret_sha256' }) secretSha256!: Buffer;
  @Column('text') issuer!: string;
  @Column('text') sub!: string;
  /** The issuer's own id of its session, for logout from there. */
  @Column('text', { name: 'issuer_sid', nullable: true }) issuerSid!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
