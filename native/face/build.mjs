// Makes the default face pack: node build.mjs FACE-API-FOLDER TARGET-FOLDER. What is up to date is left alone; what
// changes is replaced by a rename, so that a running process keeps the old file.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { detector, embedding, landmarks } from './networks.mjs';
import { readWeights } from './weights.mjs';

const [source, target] = process.argv.slice(2);
const models = join(source, 'model');
mkdirSync(target, { recursive: true });

function place(file, content) {
  const path = join(target, file);
  if (!existsSync(path) || !readFileSync(path).equals(content)) {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  }
  return createHash('sha256').update(content).digest('hex');
}

const manifest = JSON.parse(readFileSync(new URL('manifest.json', import.meta.url), 'utf8'));
manifest.detection.sha256 = place(manifest.detection.file, detector(readWeights(models, 'ssd_mobilenetv1_model')));
manifest.landmarks.sha256 = place(manifest.landmarks.file, landmarks(readWeights(models, 'face_landmark_68_model')));
manifest.embedding.sha256 = place(manifest.embedding.file, embedding(readWeights(models, 'face_recognition_model')));
place('LICENSE', readFileSync(join(source, 'LICENSE')));
place('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
