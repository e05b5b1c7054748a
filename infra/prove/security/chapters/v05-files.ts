import { built, type Line, of, open, proved } from '../line.ts';

const cleanFile = of('packages/chassis/src/files/clean-file.test.ts');
const cleaner = of('services/customer/src/prescriptions/document-cleaner.test.ts');
const attachments = of('services/customer/test/prescriptions/attachments.int.test.ts');
const SERVED = attachments(
  'a picture is stored sealed and without metadata, returned to permitted readers, and each reading is logged',
);

export const FILES: readonly Line[] = [
  built(
    '5.1.1',
    'Types, sizes and treatment of files are documented',
    'docs/security.md#files',
    'The page lists each upload. The contracts enforce types and sizes.',
  ),
  proved(
    '5.2.1',
    'Files have a size that can be processed',
    attachments(
      'a wrong type, a large file, an eleventh file and a withdrawn prescription are refused, and nothing is stored',
    ),
    cleanFile('a picture of 3,600 million pixels is refused before it is decoded'),
    cleanFile('one file is rewritten at a time, 20 wait, and the next one is refused'),
  ),
  proved(
    '5.2.2',
    'The content has the type that it says',
    cleanFile('a picture of another type'),
    cleaner('a PDF without contents'),
    of('services/catalog-inventory/test/catalogue/pictures.int.test.ts')(
      'needs a text in both languages, and a file of its type',
    ),
  ),
  proved(
    '5.2.3',
    'A small file does not unpack to a large one',
    cleaner('a PDF that unpacks to more than the memory limit is refused, and the next one is processed'),
    cleanFile('a picture of 3,600 million pixels is refused before it is decoded'),
  ),
  built(
    '5.3.1',
    'No uploaded file is run',
    ['gateway/src/console/static.ts', 'packages/chassis/src/http/file-reply.ts'],
    'Uploaded files are rows of a database, and are sent as attachments. The gateway serves only files of its own build, from memory.',
  ),
  built(
    '5.3.2',
    'No path is made from a name of a person',
    ['gateway/src/console/static.ts', 'services/customer/src/prescriptions/attachment.ts'],
    'Files of people have ids. A path of a request is a key of a map, so it leads to no file of the disk.',
  ),
  proved('5.4.1', 'A served file has a name of ours', SERVED),
  proved('5.4.2', 'The name of a served file cannot change the answer', SERVED),
  open(
    '5.4.3',
    'Files are scanned for malware',
    'No scanner is called. Files are rewritten, which removes scripts, links and embedded files.',
    'A picture or PDF that attacks a viewer through its pixels or fonts could reach an optician.',
  ),
];
