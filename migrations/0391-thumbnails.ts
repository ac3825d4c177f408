import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Small pictures beside files that are pictures. */
export class Thumbnails1764000000391 implements MigrationInterface {
  name = 'Thumbnails1764000000391';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE uploads ADD is_thumbnail boolean NOT NULL DEFAULT false');
    await runner.query(
      `ALTER TABLE attachments ADD thumbnail_key text, ADD thumbnail_type text, ADD thumbnail_size integer,
         ADD CONSTRAINT attachments_thumbnail_check CHECK (num_nonnulls(thumbnail_key, thumbnail_type, thumbnail_size) IN (0, 3))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE uploads DROP is_thumbnail');
    await runner.query(
      'ALTER TABLE attachments DROP thumbnail_key, DROP thumbnail_type, DROP thumbnail_size',
    );
  }
}
