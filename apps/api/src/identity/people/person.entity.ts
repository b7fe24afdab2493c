// A person known to an institution; a student is bound to a subject of the register.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') handle!: string;
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('text', { name: 'function_title' }) functionTitle!: string;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
