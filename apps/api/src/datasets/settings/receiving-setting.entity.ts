// A place where data may be received: a controlled environment, a managed laptop, a BI workspace, the public.
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SETTING_KINDS = ['controlled', 'managed-laptop', 'bi-workspace', 'public'] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

@Entity('receiving_setting')
export class ReceivingSettingEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') code!: string;
  @Column('text') kind!: SettingKind;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) owner!: string | null;
  @Column('text', { nullable: true }) agreement!: string | null;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('jsonb') controls!: readonly string[];
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'until_on', nullable: true }) untilOn!: string | null;
  @Column('integer') version!: number;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
