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
  /** What the issuer last said that this person is at the institution; null: no issuer has said. */
  @Column('text', { array: true, nullable: true }) affiliations!: string[] | null;
  @Column('text', { nullable: true }) language!: 'nl' | 'en' | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
