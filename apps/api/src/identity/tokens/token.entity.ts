// A token: its secret's hash, never the secret.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('token')
export class TokenEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: 'personal' | 'data';
  @Column('bytea', { name: 'secret_sha256' }) secretSha256!: Buffer;
  @Column('uuid', { name: 'project_id', nullable: true }) projectId!: string | null;
  @Column('uuid', { name: 'setting_id', nullable: true }) settingId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}
