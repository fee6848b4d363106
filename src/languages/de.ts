import type { Phrasebook } from '../components/locale/message.js';

/** German. Terms that German texts of the field leave in English stay as they are; readers are not addressed. */
export const phrases: Phrasebook = {
  'Explain this picture': 'Dieses Bild erklären',
  'Try again': 'Erneut versuchen',
  'This interactive figure was not ready when the page was printed.':
    'Diese interaktive Abbildung war noch nicht fertig, als die Seite gedruckt wurde.',
  Class: 'Klasse',
  'its answer': 'seine Antwort',
  'Predicted for this image': 'Vorhersage für dieses Bild',
  'All classes': 'Alle Klassen',
  'No match': 'Keine Treffer',
  '1 match': '1 Treffer',
  '{0} matches': '{0} Treffer',
  '{0} more: type a part of the name': '{0} weitere: einen Teil des Namens eingeben',
  Begin: 'Beginnen',
  'A picture is where its run has come to among all that the generator can draw: an answer of the network and the generator together.':
    'Ein Bild zeigt, wohin sein Lauf unter allem gelangt ist, was der Generator zeichnen kann: eine Antwort von Netz und Generator gemeinsam.',
  'A high probability does not prove that a picture is typical, nor that the network is sure of such pictures alone.':
    'Eine hohe Wahrscheinlichkeit beweist nicht, dass ein Bild typisch ist, und auch nicht, dass das Netz sich nur bei solchen Bildern sicher ist.',
  'What else the neuron would answer to, the pictures do not tell.':
    'Worauf das Neuron sonst noch anspräche, verraten die Bilder nicht.',
  'A generator draws only what it was trained on.':
    'Ein Generator zeichnet nur, worauf er trainiert wurde.',
  '{0} was trained on {1}, and draws nothing else.':
    '{0} wurde trainiert mit {1} und zeichnet nichts anderes.',
  'Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are noise: it is fooled.':
    'Über Pixel, ohne Generator, macht derselbe Aufstieg das Netz ebenso sicher bei Bildern, die für uns Rauschen sind: Es wird getäuscht.',
  'Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still the blurred mean that they began with: it is fooled.':
    'Über Pixel, ohne Generator, macht derselbe Aufstieg das Netz ebenso sicher bei Bildern, die für uns noch immer das verschwommene Mittel sind, mit dem sie begannen: Es wird getäuscht.',
  'Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still what they began with, under some noise: it is fooled.':
    'Über Pixel, ohne Generator, macht derselbe Aufstieg das Netz ebenso sicher bei Bildern, die für uns noch immer das sind, womit sie begannen, unter etwas Rauschen: Es wird getäuscht.',
  'Pick a run to see its code, a second to walk from one to the other.':
    'Ein gewählter Lauf zeigt seinen Code, ein zweiter den Weg vom einen zum anderen.',
  'Maximised is {0}.': 'Maximiert wird {0}.',
  '1 run met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.':
    '1 Lauf traf auch in kleinen Schritten auf keine endlichen Zahlen und endete dort: Sein Bild sagt nichts. Eine kleinere Schrittweite kann helfen.',
  '{0} runs met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.':
    '{0} Läufe trafen auch in kleinen Schritten auf keine endlichen Zahlen und endeten dort: Ihre Bilder sagen nichts. Eine kleinere Schrittweite kann helfen.',
  'Step size {0}': 'Schrittweite {0}',
  Runs: 'Läufe',
  Seed: 'Seed',
  Play: 'Abspielen',
  Pause: 'Pause',
  Step: 'Ein Schritt',
  Restart: 'Neu starten',
  'New seeds': 'Neue Seeds',
  '{0} and {1}': '{0} und {1}',
  none: 'ohne',
  Generator: 'Generator',
  'short codes': 'kurze Codes',
  'near the mean image': 'nahe am Mittelbild',
  Prior: 'Prior',
  'from noise': 'aus Rauschen',
  'from the mean image': 'aus dem Mittelbild',
  'from a sample': 'aus einem Beispiel',
  Pixels: 'Pixel',
  'not shown': 'nicht gezeigt',
  'Smoothness {0}': 'Glättung {0}',
  'no number': 'keine Zahl',
  failed: 'gescheitert',
  'the probability of {0}': 'die Wahrscheinlichkeit für {0}',
  'the mean activation of channel {0} of {1}': 'die mittlere Aktivierung von Kanal {0} in {1}',
  'the activation of unit {0} of {1}': 'die Aktivierung von Einheit {0} in {1}',
  'the activation of the strongest unit of {0}': 'die Aktivierung der stärksten Einheit in {0}',
  'failed after {0}: no finite numbers': 'gescheitert nach {0}: keine endlichen Zahlen',
  '{0} {1} reached after {2}': '{0}: {1}, erreicht nach {2}',
  '{0} {1} after {2}': '{0}: {1} nach {2}',
  'step {0}': 'Schritt {0}',
  'step {0}, {1} of {2} at {3}': 'Schritt {0}, {1} von {2} bei {3}',
  '{0}: the highest of {1} is {2}.': '{0}: Der höchste Wert von {1} ist {2}.',
  '{0}: {1} of 1 run reached {2} for {3}': '{0}: {1} von 1 Lauf erreichte {2} für {3}',
  '{0}: {1} of {2} runs reached {3} for {4}': '{0}: {1} von {2} Läufen erreichten {3} für {4}',
  'a median of {0} ({1} to {2})': 'im Median {0} ({1} bis {2})',
  '{0}, in {1}': '{0}, nach {1}',
  '{0} of {1} from {2} as {3} ({4} on average)': '{0} von {1} aus {2} als {3} (im Mittel {4})',
  'A second network, which the climb never sees, reads {0}.':
    'Ein zweites Netz, das der Aufstieg nie sieht, liest {0}.',
  '{0}; {1} not within {2} steps.': '{0}; {1} nicht binnen {2} Schritten.',
  '{0}; {1} still on the way.': '{0}; {1} noch unterwegs.',
  '1 step': '1 Schritt',
  '{0} steps': '{0} Schritten',
  '{0}%': '{0}\u00a0%',
  'Earlier run {0}, seed {1}: {2} after {3} steps':
    'Früherer Lauf {0}, Seed {1}: {2} nach {3} Schritten',
  unknown: 'unbekannt',
  'the run of seed {0}': 'Lauf mit Seed {0}',
  'The last {0} runs for this neuron': 'Die letzten {0} Läufe für dieses Neuron',
  'The last {0} runs for {1}': 'Die letzten {0} Läufe für {1}',
  'The last runs for this neuron': 'Die letzten Läufe für dieses Neuron',
  'The last runs for {0}': 'Die letzten Läufe für {0}',
  'Runs of {0}': 'Läufe: {0}',
  'The last runs': 'Die letzten Läufe',
  'Run {0}': 'Lauf {0}',
  'Run {0}: {1}': 'Lauf {0}: {1}',
  'run {0}': 'Lauf {0}',
  'Pixels, from noise': 'Pixel, aus Rauschen',
  'Pixels, from the mean image': 'Pixel, aus dem Mittelbild',
  'Pixels, from a sample': 'Pixel, aus einem Beispiel',
  'Picked: {0}. Pick a second run to walk from one code to the other.':
    'Gewählt: {0}. Ein zweiter gewählter Lauf zeigt den Weg vom einen Code zum anderen.',
  'From {0} to {1}, along the great circle between their codes':
    '{0} bis {1}, auf dem Großkreis zwischen ihren Codes',
  'Pictures along the way': 'Bilder auf dem Weg',
  'Place on the way': 'Stelle auf dem Weg',
  'Its code z': 'Sein Code z',
  'Copy the code': 'Code kopieren',
  'Use the code in the field': 'Code im Feld verwenden',
  'Replay its run (seed {0})': 'Seinen Lauf wiederholen (Seed {0})',
  'Let go': 'Loslassen',
  'the pasted code': 'eingefügter Code',
  red: 'Rot',
  'red pixels': 'rote Pixel',
  'red ones': 'rote',
  blue: 'Blau',
  'blue pixels': 'blaue Pixel',
  'blue ones': 'blaue',
  orange: 'Orange',
  'orange pixels': 'orange Pixel',
  'orange ones': 'orange',
  purple: 'Violett',
  'purple pixels': 'violette Pixel',
  'purple ones': 'violette',
  green: 'Grün',
  'green pixels': 'grüne Pixel',
  'green ones': 'grüne',
  teal: 'Türkis',
  'teal pixels': 'türkise Pixel',
  'teal ones': 'türkise',
  brown: 'Braun',
  'brown pixels': 'braune Pixel',
  'brown ones': 'braune',
  light: 'Hell',
  'light pixels': 'helle Pixel',
  'light ones': 'helle',
  bright: 'Hell',
  'bright pixels': 'helle Pixel',
  'bright ones': 'helle',
  dark: 'Dunkel',
  'dark pixels': 'dunkle Pixel',
  'dark ones': 'dunkle',
  'Cropped to the neuron’s receptive field.': 'Auf das rezeptive Feld des Neurons zugeschnitten.',
  'Kept: all {0} maps of the {1}.': 'Behalten: alle {0} Karten der Schicht „{1}“.',
  'Kept: the whole map of filter {0} of the {1}, whose activations sum to {2}.':
    'Behalten: die ganze Karte von Filter {0} der Schicht „{1}“, deren Aktivierungen sich zu {2} summieren.',
  'Kept: the activation {0} of filter {1} at x {2}, y {3} of the {4}.':
    'Behalten: die Aktivierung {0} von Filter {1} bei x {2}, y {3} der Schicht „{4}“.',
  'Top samples': 'Stärkste Beispiele',
  Sort: 'Sortieren',
  'by index': 'nach Nummer',
  'strongest first': 'stärkste zuerst',
  'Every reconstruction': 'Alle Rekonstruktionen',
  Layer: 'Schicht',
  'strongest activation': 'stärkste Aktivierung',
  'one whole map': 'eine ganze Karte',
  'all maps': 'alle Karten',
  'picked position': 'gewählte Stelle',
  Keep: 'Behalten',
  Filter: 'Filter',
  Switches: 'Switches',
  Compare: 'Vergleichen',
  'Guided backprop': 'Guided Backprop',
  Picture: 'Bild',
  'The picture that is explained': 'Das Bild, das erklärt wird',
  Reconstruction: 'Rekonstruktion',
  'Feature map': 'Merkmalskarte',
  'Feature map of filter {0}': 'Merkmalskarte von Filter {0}',
  'Picture, its window': 'Bild, Fenster',
  'The piece of the picture that the kept activation sees':
    'Der Ausschnitt des Bildes, den die behaltene Aktivierung sieht',
  '{0}, its window': '{0}, Fenster',
  'With switches': 'Mit Switches',
  'Without: top left': 'Ohne: oben links',
  'Without: spread': 'Ohne: verteilt',
  recorded: 'aufgezeichnet',
  'none: top left': 'keine: oben links',
  'none: spread evenly': 'keine: gleichmäßig verteilt',
  'What was kept comes back down: at each max pooling to the cell that won on the way up (its switch), then rectified, then through the same filters transposed. {0} is what these filters look for, put where the picture had it. It shows which pattern was found, not why the network decided.':
    'Was behalten wurde, kommt wieder herunter: bei jedem Max-Pooling zu der Zelle, die auf dem Weg hinauf gewonnen hat (der Switch), dann gleichgerichtet, dann durch dieselben Filter, transponiert. {0} ist, wonach diese Filter suchen, dort, wo das Bild es hatte. Das zeigt, welches Muster gefunden wurde, nicht, warum das Netz so entschieden hat.',
  'Without switches each max pooling sends its value to the first cell of its window, wherever it came from. The filters’ patterns remain; their places, and with them the shapes of this picture, are lost.':
    'Ohne Switches schickt jedes Max-Pooling seinen Wert zur ersten Zelle seines Fensters, woher er auch kam. Die Muster der Filter bleiben; ihre Stellen und damit die Formen dieses Bildes gehen verloren.',
  'Without switches each max pooling spreads its value evenly over its window. The filters’ patterns are smeared over each other; the shapes of this picture are lost.':
    'Ohne Switches verteilt jedes Max-Pooling seinen Wert gleichmäßig über sein Fenster. Die Muster der Filter verschwimmen ineinander; die Formen dieses Bildes gehen verloren.',
  'Both come down through the same filters from the same values. Only at the max poolings do they differ: on the left each value returns to the cell that it came from. What is sharp there, and not on the right, comes from the switches and so from this picture, not from the filters.':
    'Beide kommen von denselben Werten durch dieselben Filter herunter. Nur an den Max-Poolings unterscheiden sie sich: Links kehrt jeder Wert in die Zelle zurück, aus der er kam. Was dort scharf ist und rechts nicht, stammt aus den Switches und damit aus diesem Bild, nicht aus den Filtern.',
  'Nothing lies between this layer and the picture but its filters, so each activation paints its filter where it was found, as strong as it was.':
    'Zwischen dieser Schicht und dem Bild liegen nur ihre Filter, also malt jede Aktivierung ihren Filter dorthin, wo er gefunden wurde, so stark, wie sie war.',
  'There is no max pooling below, so nothing has recorded where in this picture anything was, and the deconvnet paints much the same whatever it saw. Guided backpropagation asks the picture at every ReLU which neurons were active: that is why a network without pooling needs the picture for its reconstruction.':
    'Darunter liegt kein Max-Pooling, also hat nichts aufgezeichnet, wo in diesem Bild etwas war, und das Deconvnet malt fast dasselbe, was es auch sah. Guided Backpropagation fragt das Bild bei jedem ReLU, welche Neuronen aktiv waren: Darum braucht ein Netz ohne Pooling das Bild für seine Rekonstruktion.',
  'There is no max pooling below, so nothing has recorded where in this picture anything was. Keep one activation or one map to see guided backpropagation, which asks the picture, beside it.':
    'Darunter liegt kein Max-Pooling, also hat nichts aufgezeichnet, wo in diesem Bild etwas war. Wird nur eine Aktivierung oder eine Karte behalten, steht Guided Backpropagation daneben, die das Bild fragt.',
  'Nothing comes back: what was kept is zero, or nothing positive is left of it on the way down.':
    'Nichts kommt zurück: Was behalten wurde, ist null, oder auf dem Weg hinunter bleibt nichts Positives davon übrig.',
  'Share of test pictures right: {0}': 'Anteil richtiger Testbilder: {0}',
  end: 'Ende',
  '{0} right': '{0} richtig',
  'could not be had': 'nicht verfügbar',
  'Feature maps {0}': 'Merkmalskarten {0}',
  'Filters {0}': 'Filter {0}',
  'predicts {0} ({1})': 'sagt {0} voraus ({1})',
  'Reconstruction {0}': 'Rekonstruktion {0}',
  'Next epoch': 'Nächste Epoche',
  'Epoch of the training': 'Epoche des Trainings',
  '{0} to {1}': '{0} bis {1}',
  'Same colours for all maps and epochs': 'Gleiche Farben für alle Karten und Epochen',
  Maps: 'Karten',
  'fully trained': 'fertig trainiert',
  'before training': 'vor dem Training',
  'after 1 epoch': 'nach 1 Epoche',
  'after {0} epochs': 'nach {0} Epochen',
  'epoch {0}': 'Epoche {0}',
  '{0}, {1} of the test pictures right': '{0}, {1} der Testbilder richtig',
  'The same picture in the same network at different moments of its training; an epoch is one pass over all training pictures.':
    'Dasselbe Bild im selben Netz zu verschiedenen Zeitpunkten seines Trainings; eine Epoche ist ein Durchgang durch alle Trainingsbilder.',
  'A filter keeps its place.': 'Ein Filter behält seinen Platz.',
  'A reconstruction has colours of its own, with their numbers below it: before training it is faint.':
    'Eine Rekonstruktion hat ihre eigenen Farben, deren Zahlen darunter stehen: Vor dem Training ist sie schwach.',
  'Traces of the picture come back even before training, since activations keep the places of what is there.':
    'Schon vor dem Training kommen Spuren des Bildes zurück, da Aktivierungen die Stellen dessen bewahren, was da ist.',
  'Reconstruction: the strongest activation': 'Rekonstruktion: die stärkste Aktivierung',
  'Reconstruction: all feature maps': 'Rekonstruktion: alle Merkmalskarten',
  'Reconstruction: map {0}': 'Rekonstruktion: Karte {0}',
  'Reconstruction: the strongest activation in map {0}':
    'Rekonstruktion: die stärkste Aktivierung in Karte {0}',
  'Reconstruction: map {0} at x {1}, y {2}': 'Rekonstruktion: Karte {0} bei x {1}, y {2}',
  'Reconstruction: the strongest activation at x {0}, y {1}':
    'Rekonstruktion: die stärkste Aktivierung bei x {0}, y {1}',
  'map {0}, sum {1}': 'Karte {0}, Summe {1}',
  'map {0}, activation {1}': 'Karte {0}, Aktivierung {1}',
  'The picture': 'Das Bild',
  'Feature maps: {0}': 'Merkmalskarten: {0}',
  'Filters: {0}': 'Filter: {0}',
  'Each has colours of its own.': 'Jede hat ihre eigenen Farben.',
  '{0}, {1} to {2} of {3}': '{0}, {1} bis {2} von {3}',
  '{0} images, 0 everywhere.': '{0} Bilder, überall 0.',
  '{0} images; the strongest is {1} ({2}).': '{0} Bilder; das stärkste ist {1} ({2}).',
  '{0} images; the strongest is {1} ({2}), {3} are 0 everywhere.':
    '{0} Bilder; das stärkste ist {1} ({2}), {3} sind überall 0.',
  'largest activation': 'größte Aktivierung',
  'Feature maps of the {0}': 'Merkmalskarten der Schicht „{0}“',
  '{0} of {1} × {2}': '{0} zu {1} × {2}',
  'Filters, feature maps, and reconstructions of the {0}':
    'Filter, Merkmalskarten und Rekonstruktionen der Schicht „{0}“',
  'Filters and feature maps of the {0}': 'Filter und Merkmalskarten der Schicht „{0}“',
  'Feature maps and reconstructions of the {0}':
    'Merkmalskarten und Rekonstruktionen der Schicht „{0}“',
  'mid-grey': 'Mittelgrau',
  'the middle colour': 'die mittlere Farbe',
  'Filters: each up to its own largest weight; 0 is {0}.':
    'Filter: jeder bis zu seinem größten Gewicht; 0 ist {0}.',
  'Reconstructions: up to ±{0}; 0 is {1}.': 'Rekonstruktionen: bis ±{0}; 0 ist {1}.',
  'Reconstructions: each up to its own largest value; 0 is {0}.':
    'Rekonstruktionen: jede bis zu ihrem größten Wert; 0 ist {0}.',
  '−max': '−Max.',
  'max of each map, above it': 'Max. jeder Karte, darüber',
  Previous: 'Zurück',
  '{0} to {1} of {2} filters': '{0} bis {1} von {2} Filtern',
  Next: 'Weiter',
  'Switches of the max pooling': 'Switches des Max-Poolings',
  'Switches of filter {0}: point at a cell of the pooled map, or move with the arrow keys':
    'Switches von Filter {0}: auf eine Zelle der gepoolten Karte zeigen oder mit den Pfeiltasten gehen',
  'Pooled map': 'Gepoolte Karte',
  'Each value where it came from': 'Jeder Wert, woher er kam',
  'What that cell looks at': 'Was diese Zelle sieht',
  'The cell at x {0}, y {1} has its value from x {2}, y {3} of the map below, which looks at {4} × {5} pixels of the picture from x {6}, y {7}.':
    'Die Zelle bei x {0}, y {1} hat ihren Wert von x {2}, y {3} der Karte darunter, die {4} × {5} Pixel des Bildes ab x {6}, y {7} sieht.',
  'Samples that activate the filter most': 'Beispiele, die den Filter am stärksten aktivieren',
  'Keep one filter to see the samples that activate it most.':
    'Wird ein Filter behalten, stehen hier die Beispiele, die ihn am stärksten aktivieren.',
  'Where filter {0} of the {1} is strongest in the model’s samples':
    'Wo Filter {0} der Schicht „{1}“ in den Beispielen des Modells am stärksten ist',
  'The model’s card lists no samples.': 'Die Karte des Modells nennt keine Beispiele.',
  'The filter is silent in all samples.': 'Der Filter schweigt in allen Beispielen.',
  'sample {0}': 'Beispiel {0}',
  'What the filter sees of {0}': 'Was der Filter davon sieht: {0}',
  'Reconstruction, {0}': 'Rekonstruktion, {0}',
  'Loss: no step yet': 'Verlust: noch kein Schritt',
  'Loss: {0} at first, {1} after {2} steps': 'Verlust: anfangs {0}, nach {2} Schritten {1}',
  steps: 'Schritte',
  'starting …': 'startet …',
  'step {0}: here it ends': 'Schritt {0}: Hier endet es',
  'step {0}, loss {1}: here it ends': 'Schritt {0}, Verlust {1}: Hier endet es',
  'step {0}, loss {1}': 'Schritt {0}, Verlust {1}',
  'Train {0} steps': '{0} Schritte trainieren',
  Train: 'Trainieren',
  'One step': 'Ein Schritt',
  Reset: 'Zurücksetzen',
  Filters: 'Filter',
  "{0} filters explain this photograph with {1} of the codes non-zero; the reconstruction's error is {2}.":
    '{0} Filter erklären dieses Foto, {1} der Codes sind nicht null; der Fehler der Rekonstruktion beträgt {2}.',
  "{0} filters explain this digit with {1} of the codes non-zero; the reconstruction's error is {2}.":
    '{0} Filter erklären diese Ziffer, {1} der Codes sind nicht null; der Fehler der Rekonstruktion beträgt {2}.',
  'The image is a sum of sparse maps, each convolved with one filter. Filters and maps are learned in turn, from images without labels.':
    'Das Bild ist eine Summe dünn besetzter Karten, jede mit einem Filter gefaltet. Filter und Karten werden abwechselnd gelernt, aus Bildern ohne Labels.',
  '<deconv-viewer> runs the same operation downward: there the maps come from a classifier, here they are inferred.':
    '<deconv-viewer> führt dieselbe Operation abwärts aus: Dort stammen die Karten von einem Klassifikator, hier werden sie erschlossen.',
  "The error is the squared error as a share of the image's squared length.":
    'Der Fehler ist der quadratische Fehler als Anteil der quadrierten Länge des Bildes.',
  'alternation {0} of {1}': 'Wechsel {0} von {1}',
  'Input minus reconstruction': 'Eingabe minus Rekonstruktion',
  'Sparse maps of the input': 'Dünn besetzte Karten der Eingabe',
  'Filter size {0} × {1} (starts again)': 'Filtergröße {0} × {1} (beginnt neu)',
  'Filters {0} (starts again)': 'Filter {0} (beginnt neu)',
  'Learn from': 'Lernen aus',
  digits: 'Ziffern',
  photographs: 'Fotos',
  Learning: 'Lernen',
  objective: 'Zielfunktion',
  'non-zero codes': 'Codes ungleich null',
  alternation: 'Wechsel',
  error: 'Fehler',
  'The images learned from: objective and error as shares of those of empty maps, share of non-zero codes':
    'Die Bilder, aus denen gelernt wird: Zielfunktion und Fehler als Anteile derer leerer Karten, Anteil der Codes ungleich null',
  'Loss of each step': 'Verlust jedes Schritts',
  'Feature maps': 'Merkmalskarten',
  'The network after each epoch of its own training can be played above.':
    'Das Netz nach jeder Epoche seines eigenen Trainings lässt sich oben abspielen.',
  'The network after each epoch of its own training can be played with the attribute "epochs".':
    'Das Netz nach jeder Epoche seines eigenen Trainings lässt sich mit dem Attribut „epochs“ abspielen.',
  'its weights before training': 'seinen Gewichten vor dem Training',
  'random weights': 'zufälligen Gewichten',
  'A copy of the network is trained in this page, from {0}, on {1} pictures that come with the model; a step is one batch of 32.':
    'Eine Kopie des Netzes wird auf dieser Seite trainiert, ausgehend von {0}, mit {1} Bildern, die dem Modell beiliegen; ein Schritt ist ein Batch von 32.',
  'A copy of the network is trained in this page, from {0}; a step is one batch of 32.':
    'Eine Kopie des Netzes wird auf dieser Seite trainiert, ausgehend von {0}; ein Schritt ist ein Batch von 32.',
  'It is not the network that the other figures show, which has seen far more pictures.':
    'Es ist nicht das Netz, das die anderen Abbildungen zeigen; jenes hat weit mehr Bilder gesehen.',
  'The loss is the mean cross-entropy of a batch: 0 where every answer is right and certain; the line across is that of guessing.':
    'Der Verlust ist die mittlere Kreuzentropie eines Batches: 0, wo jede Antwort richtig und sicher ist; die Querlinie ist die des Ratens.',
  'All maps share one range of colours, which grows with them.':
    'Alle Karten teilen sich einen Farbbereich, der mit ihnen wächst.',
  'under {0}': 'unter {0}',
  '{0}st': '{0}.',
  '{0}nd': '{0}.',
  '{0}rd': '{0}.',
  '{0}th': '{0}.',
  'The map is 0 everywhere.': 'Die Karte ist überall 0.',
  '{0}% of the map is positive; its largest magnitude is at row {1} of {2}, column {3} of {4}.':
    '{0}\u00a0% der Karte sind positiv; der größte Betrag liegt in Zeile {1} von {2}, Spalte {3} von {4}.',
  'layer {0}': '{0}',
  'the {0}': '„{0}“',
  '“{0}”': '„{0}“',
  Layers: 'Schichten',
  'Other layers, by name': 'Andere Schichten, nach Namen',
  'Layers, by name': 'Schichten, nach Namen',
  'Layers without positions': 'Schichten ohne Positionen',
  'Maps of {0}': 'Karten von {0}',
  'Maps of {0} to {1}': 'Karten von {0} bis {1}',
  '{0}, {1} of {2}': '{0}, {1} von {2}',
  'CAM layer': 'CAM-Schicht',
  'last convolution': 'letzte Faltung',
  'last convolution: {0}': 'letzte Faltung: {0}',
  'Where {0} found patterns that raise the score.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen.',
  'The map has the resolution of that layer; patterns that lower the score are left out.':
    'Die Karte hat die Auflösung dieser Schicht; Muster, die den Score senken, bleiben weg.',
  'Where {0} found patterns that raise the output. The map has the resolution of that layer; patterns that lower the output are left out.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen. Die Karte hat die Auflösung dieser Schicht; Muster, die die Ausgabe senken, bleiben weg.',
  'Where {0} found patterns that excite this neuron. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen. Die Karte hat die Auflösung dieser Schicht.',
  'Where {0} found patterns that raise the score. Small regions count as much as large ones.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen. Kleine Bereiche zählen so viel wie große.',
  'Where {0} found patterns that raise the output. Only positive gradients weigh.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen. Nur positive Gradienten zählen.',
  'Where {0} found patterns that excite this neuron. Only positive gradients weigh.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen. Nur positive Gradienten zählen.',
  'Where {0} raises the score: each activation is weighted by its own gradient.':
    'Wo die Schicht {0} den Score erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet.',
  'Where {0} raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Wo die Schicht {0} die Ausgabe erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die die Ausgabe senken, bleiben leer.',
  'Where {0} excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Wo die Schicht {0} dieses Neuron erregt: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die es hemmen, bleiben leer.',
  'Where {0} found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where {0} found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where {0} found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where {0} differs most from its mean: the first principal component of its maps.':
    'Wo die Schicht {0} am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten.',
  'Where {0} differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.':
    'Wo die Schicht {0} am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Die Karte zeigt, wo die Aktivierungen am stärksten schwanken, nicht, was die Ausgabe erhöht.',
  'Where {0} differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Wo die Schicht {0} am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie ist für jedes Neuron darüber dieselbe.',
  'Where {0} found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Wo die Schicht {0} Muster fand, die den Score erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist.',
  'Where {0} found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer; patterns that lower the output are left out.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte hat die Auflösung dieser Schicht; Muster, die die Ausgabe senken, bleiben weg.',
  'Where {0} found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte hat die Auflösung dieser Schicht.',
  'gray {0}': 'grau {0}',
  'black {0}': 'schwarz {0}',
  'white {0}': 'weiß {0}',
  'all 0': 'alles 0',
  'No relevance arrives at the picture.': 'Am Bild kommt keine Relevanz an.',
  'next to nothing speaks for it': 'fast nichts spricht dafür',
  '{0} speaks for it, around row {1} and column {2}':
    '{0} spricht dafür, um Zeile {1} und Spalte {2}',
  'next to nothing speaks against it': 'fast nichts spricht dagegen',
  '{0} speaks against it, around row {1} and column {2}':
    '{0} spricht dagegen, um Zeile {1} und Spalte {2}',
  'Of the relevance at the pixels {0}; {1}.': 'Von der Relevanz an den Pixeln: {0}; {1}.',
  '{0} of the pixels lie beyond': '{0} der Pixel liegen außerhalb',
  'Reconstructions: each up to the {0} percentile of its magnitudes; 0 is {1}.':
    'Rekonstruktionen: jede bis zum {0} Perzentil ihrer Beträge; 0 ist {1}.',
  'automatic: {0}': 'automatisch: {0}',
  'automatic: by method': 'automatisch: je nach Methode',
  'Color channels': 'Farbkanäle',
  'Colors end at': 'Farben enden bei',
  'Image position': 'Lage des Bilds',
  'signed sum': 'Summe mit Vorzeichen',
  'strongest channel': 'stärkster Kanal',
  'red, green, blue': 'Rot, Grün, Blau',
  automatic: 'automatisch',
  'beside the maps': 'neben den Karten',
  'under the maps': 'unter den Karten',
  'the largest value': 'größter Wert',
  'In color ({0}): mid-gray is 0; red, green and blue show the map of each color channel.':
    'In Farbe ({0}): Mittelgrau ist 0; Rot, Grün und Blau zeigen die Karte jedes Farbkanals.',
  '{0}st percentile': '{0}-Perzentil',
  '{0}nd percentile': '{0}-Perzentil',
  '{0}rd percentile': '{0}-Perzentil',
  '{0}th percentile': '{0}-Perzentil',
  'absorbed by ε': 'von ε absorbiert',
  'absorbed by biases': 'von Biases absorbiert',
  'lost at zeros': 'an Nullen verloren',
  'lost to padding': 'ans Padding verloren',
  'left out': 'ausgelassen',
  'passed on': 'weitergegeben',
  'the class': 'die Klasse',
  'Some layers have rules of their own.': 'Einige Schichten haben eigene Regeln.',
  'Only what passes through {0} of the {1}: {2} of {3}.':
    'Nur was durch {0} der Schicht „{1}“ geht: {2} von {3}.',
  'Only what passes through {0} of the {1}: {2} of {3}, {4} of what arrives there.':
    'Nur was durch {0} der Schicht „{1}“ geht: {2} von {3}, {4} dessen, was dort ankommt.',
  'Back to all of it': 'Zurück zum Ganzen',
  'all units': 'alle Einheiten',
  'unit {0}': 'Einheit {0}',
  'all channels': 'alle Kanäle',
  'channel {0}': 'Kanal {0}',
  'x {0}, y {1}': 'die Stelle x {0}, y {1}',
  'channel {0} at x {1}, y {2}': 'Kanal {0} bei x {1}, y {2}',
  '{0} and gradient × input differ by at most {1} where values go up to {2}: they are not the same map; without the biases in its denominators LRP-0 shares out what they have given, and the gradient does not.':
    '{0} und Gradient × Eingabe unterscheiden sich um höchstens {1}, wobei Werte bis {2} vorkommen: Es ist nicht dieselbe Karte; ohne die Biases in seinen Nennern verteilt LRP-0, was diese beigetragen haben, der Gradient nicht.',
  '{0} and gradient × input differ by at most {1} where values go up to {2}: they are not the same map; they were not asked the same.':
    '{0} und Gradient × Eingabe unterscheiden sich um höchstens {1}, wobei Werte bis {2} vorkommen: Es ist nicht dieselbe Karte; sie wurden nicht dasselbe gefragt.',
  '{0} and gradient × input differ by at most {1} where values go up to {2}: they are the same map.':
    '{0} und Gradient × Eingabe unterscheiden sich um höchstens {1}, wobei Werte bis {2} vorkommen: Es ist dieselbe Karte.',
  Conservation: 'Erhaltung',
  Denominators: 'Nenner',
  'Rules, layer by layer': 'Regeln, Schicht für Schicht',
  Rules: 'Regeln',
  'Gradient × input': 'Gradient × Eingabe',
  'Look into': 'Ansehen',
  'the score': 'dem Score',
  nothing: 'nichts',
  'its rivals': 'ihre Rivalen',
  'the other classes': 'die anderen Klassen',
  'rather than': 'und nicht',
  'the mean of the other classes': 'dem Mittel der anderen Klassen',
  'the weighted mean of its rivals': 'dem gewichteten Mittel ihrer Rivalen',
  '{0} raise the score of {1} relative to {2}, {3} lower it.':
    '{0} erhöhen den Score von {1} gegenüber {2}, {3} senken ihn.',
  'The map explains the score of {0} relative to {1}.':
    'Die Karte erklärt den Score von {0} gegenüber {1}.',
  'The network predicts the class that the contrast names, so the map explains that class by itself.':
    'Das Netz sagt die Klasse voraus, die der Kontrast nennt; die Karte erklärt deshalb diese Klasse für sich allein.',
  'Start with': 'Beginnen mit',
  Biases: 'Biases',
  'take their share': 'nehmen ihren Anteil',
  'are left out': 'bleiben weg',
  'Dense layers as convolutions': 'Dense-Schichten als Faltungen',
  'LRP-0, transposed': 'LRP-0, transponiert',
  'LRP-flat': 'LRP-flat',
  'LRP, ε and z+': 'LRP, ε und z+',
  'LRP, ε and α2β1': 'LRP, ε und α2β1',
  'LRP, ε, z+ and flat': 'LRP, ε, z+ und flat',
  'LRP, ε, γ and box': 'LRP, ε, γ und Box',
  'LRP, ε, α2β1 and flat': 'LRP, ε, α2β1 und flat',
  'LRP-box': 'LRP-Box',
  'Relevance is distributed by the distance of each input from its bounds.':
    'Relevanz wird nach dem Abstand jeder Eingabe von ihren Grenzen verteilt.',
  'Excitation backprop': 'Excitation Backprop',
  Composites: 'Komposite',
  'One rule for all layers': 'Eine Regel für alle Schichten',
  'by contribution': 'nach Beitrag',
  passes: 'reicht durch',
  'winner takes all': 'an den Sieger',
  'signal takes all': 'an das Signal',
  'equal parts': 'gleiche Teile',
  'Each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter; wo positive und negative Beiträge sich fast aufheben, liegt der Nenner nahe 0, und die Relevanz wird sehr groß.',
  'LRP-0 as textbooks draw it, with transposed convolutions and the same numbers: each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.':
    'LRP-0, wie Lehrbücher es zeichnen, mit transponierten Faltungen und denselben Zahlen: Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter; wo positive und negative Beiträge sich fast aufheben, liegt der Nenner nahe 0, und die Relevanz wird sehr groß.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions; ε in the denominator absorbs relevance where contributions cancel. A larger ε gives a calmer map that accounts for less of the score.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter; ε im Nenner absorbiert Relevanz, wo Beiträge sich aufheben. Ein größeres ε gibt eine ruhigere Karte, die weniger vom Score erklärt.',
  'Each neuron passes its relevance to its inputs in proportion to their contributions, with the positive ones increased by γ.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis der Beiträge an seine Eingaben weiter, wobei γ die positiven verstärkt.',
  'Positive and negative contributions are distributed separately: α times the positive part minus β times the negative part.':
    'Positive und negative Beiträge werden getrennt verteilt: α-mal der positive Teil minus β-mal der negative.',
  'Only positive contributions receive relevance.': 'Nur positive Beiträge erhalten Relevanz.',
  'Relevance is distributed in proportion to the squared weights, whatever the inputs.':
    'Relevanz wird im Verhältnis der quadrierten Gewichte verteilt, unabhängig von den Eingaben.',
  'Each neuron distributes its relevance in equal parts to all its inputs, so the map shows only where relevant neurons look.':
    'Jedes Neuron verteilt seine Relevanz zu gleichen Teilen auf alle seine Eingaben; die Karte zeigt daher nur, wohin relevante Neuronen blicken.',
  'Dense layers use LRP-ε, convolutions LRP-γ (positive contributions favored), the first layer LRP-box (distance of each pixel from the input’s bounds).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-γ (positive Beiträge verstärkt), die erste Schicht LRP-Box (Abstand jedes Pixels von den Grenzen der Eingabe).',
  'Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-z+ (nur positive Beiträge).',
  'Dense layers use LRP-ε, convolutions LRP-z+ (positive contributions only), the first layer LRP-flat (equal parts).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-z+ (nur positive Beiträge), die erste Schicht LRP-flat (gleiche Teile).',
  'Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-α2β1 (das Doppelte der positiven minus die negativen Beiträge).',
  'Dense layers use LRP-ε, convolutions LRP-α2β1 (twice the positive minus the negative contributions), the first layer LRP-flat (equal parts).':
    'Dense-Schichten verwenden LRP-ε, Faltungen LRP-α2β1 (das Doppelte der positiven minus die negativen Beiträge), die erste Schicht LRP-flat (gleiche Teile).',
  'Every layer distributes relevance to positive contributions only.':
    'Jede Schicht verteilt Relevanz nur auf positive Beiträge.',
  '{0} speak for {1}, {2} against it: a relevance of 1 has been shared out, layer by layer, down to the pixels.':
    '{0} sprechen für {1}, {2} dagegen: Eine Relevanz von 1 wurde Schicht für Schicht bis auf die Pixel verteilt.',
  'LRP starts with a relevance of 1 for {0} and −1 for {1}, and distributes it to the pixels, layer by layer.':
    'LRP beginnt mit einer Relevanz von 1 bei {0} und −1 bei {1} und verteilt sie Schicht für Schicht auf die Pixel.',
  'LRP distributes the difference of the two scores to the pixels, layer by layer.':
    'LRP verteilt den Unterschied der beiden Scores Schicht für Schicht auf die Pixel.',
  '{0} speak for {1}, {2} against it: the score has been shared out, layer by layer, down to the pixels.':
    '{0} sprechen für {1}, {2} dagegen: Der Score wurde Schicht für Schicht bis auf die Pixel verteilt.',
  Default: 'Vorgabe',
  Automatic: 'Automatisch',
  'Automatic: {0}': 'Automatisch: {0}',
  '{0} of the score reaches the pixels; {1}.': '{0} des Scores erreichen die Pixel; {1}.',
  '{0} of the relevance reaches the pixels; {1}.': '{0} der Relevanz erreichen die Pixel; {1}.',
  'Only {0} of the score reaches the pixels; {1}: the map shows where that share lies, not how the whole score is made up.':
    'Nur {0} des Scores erreichen die Pixel; {1}: Die Karte zeigt, wo dieser Anteil liegt, nicht, wie sich der ganze Score zusammensetzt.',
  'Only {0} of the relevance reaches the pixels; {1}: the map shows where that share lies, not how the whole is made up.':
    'Nur {0} der Relevanz erreichen die Pixel; {1}: Die Karte zeigt, wo dieser Anteil liegt, nicht, wie sich das Ganze zusammensetzt.',
  'biases absorb {0}': 'Biases absorbieren {0}',
  'ε absorbs {0}': 'ε absorbiert {0}',
  '{0} is lost at denominators of 0': '{0} gehen an Nennern von 0 verloren',
  '{0} falls on padding': '{0} fallen auf den Rand',
  '{0} is left out': '{0} sind ausgelassen',
  'the rest is spread over all terms': 'der Rest verteilt sich auf alle Terme',
  '{0} speak for {1}, {2} against it.': '{0} sprechen für {1}, {2} dagegen.',
  'These rules were chosen because the network has depthwise convolutions.':
    'Diese Regeln wurden gewählt, weil das Netz Depthwise-Faltungen hat.',
  'Relevance of both signs grows {0}-fold on its way, most in the {1}, where denominators are near 0: the map shows these divisions more than the prediction.':
    'Relevanz beider Vorzeichen wächst unterwegs auf das {0}-Fache, am meisten in der Schicht „{1}“, wo Nenner nahe 0 sind: Die Karte zeigt eher diese Divisionen als die Vorhersage.',
  'That is how this score is made up, not how it would change if a pixel did.':
    'So setzt sich dieser Score zusammen; wie er sich änderte, wenn ein Pixel es täte, sagt das nicht.',
  'The maps share out the same score and differ in the rules alone; none of them is the true one.':
    'Die Karten verteilen denselben Score und unterscheiden sich nur in den Regeln; keine von ihnen ist die wahre.',
  'No relevance arrives at the picture: all of it was absorbed or lost on the way.':
    'Am Bild kommt keine Relevanz an: Alle wurde unterwegs absorbiert oder ging verloren.',
  'ε absorbs': 'ε absorbiert',
  'biases absorb': 'Biases absorbieren',
  sum: 'Summe',
  '{0} of {1}': '{0} von {1}',
  magnitudes: 'Beträge',
  'All magnitudes at the pixels together': 'Alle Beträge an den Pixeln zusammen',
  'half lies in': 'die Hälfte in',
  '{0} of {1} pixels': '{0} von {1} Pixeln',
  'differs by up to': 'Abweichung bis',
  'The largest difference of a value from gradient × input':
    'Die größte Abweichung eines Werts von Gradient × Eingabe',
  Channel: 'Kanal',
  Unit: 'Einheit',
  relevance: 'Relevanz',
  'Channels of the {0}': 'Kanäle der Schicht „{0}“',
  'Channels of the {0}, by their relevance': 'Kanäle der Schicht „{0}“, nach Relevanz',
  'Units of the {0}, by their relevance': 'Einheiten der Schicht „{0}“, nach Relevanz',
  '{0} of {1} have any': '{0} von {1} haben welche',
  '{0}; a click lets one channel or one place alone go on':
    '{0}; ein Klick lässt nur einen Kanal oder eine Stelle weitergehen',
  '{0}; a click lets one unit alone go on': '{0}; ein Klick lässt nur eine Einheit weitergehen',
  '{0} to {1} of {2}': '{0} bis {1} von {2}',
  'The numbers': 'Die Zahlen',
  'Sums of relevance': 'Summen der Relevanz',
  layer: 'Schicht',
  arrives: 'kommt an',
  'all layers': 'alle Schichten',
  'Conservation of relevance': 'Erhaltung der Relevanz',
  'Where the relevance goes, layer by layer: {0}':
    'Wohin die Relevanz geht, Schicht für Schicht: {0}',
  picture: 'Bild',
  '{0} arrives, {1} passed on': '{0} kommt an, {1} weitergegeben',
  'Placed on {0}: {1}. Of that {2} arrives at the picture; {3}. Together {4}: each part was summed by itself, none is the rest.':
    'Auf {0} gesetzt: {1}. Davon kommt {2} am Bild an; {3}. Zusammen {4}: Jeder Teil wurde für sich summiert, keiner ist der Rest.',
  'Placed on {0}: {1}. Of that {2} arrives at the picture. Together {3}: each part was summed by itself, none is the rest.':
    'Auf {0} gesetzt: {1}. Davon kommt {2} am Bild an. Zusammen {3}: Jeder Teil wurde für sich summiert, keiner ist der Rest.',
  'What LRP divides by: the denominators of the {0}':
    'Wodurch LRP teilt: die Nenner der Schicht „{0}“',
  'What LRP divides by': 'Wodurch LRP teilt',
  'The rule of this layer divides by nothing.': 'Die Regel dieser Schicht teilt durch nichts.',
  'Denominators of': 'Nenner von',
  'Histogram. {0}': 'Histogramm. {0}',
  '1 is exactly 0.': '1 ist genau 0.',
  '{0} are exactly 0.': '{0} sind genau 0.',
  'Heights are logarithms of counts.': 'Höhen sind Logarithmen der Anzahlen.',
  '{0} of {1} lie within ±{2} of 0, a thousandth of the largest; none of the relevance arrives at them.':
    '{0} von {1} liegen im Bereich ±{2} um 0, einem Tausendstel des größten; bei ihnen kommt keine Relevanz an.',
  '{0} of {1} lie within ±{2} of 0, a thousandth of the largest; {3} of the relevance arrives at them.':
    '{0} von {1} liegen im Bereich ±{2} um 0, einem Tausendstel des größten; bei ihnen kommen {3} der Relevanz an.',
  here: 'hier',
  'Relevance at every layer': 'Relevanz in jeder Schicht',
  'Relevance at every layer, from the class scores down to the picture':
    'Relevanz in jeder Schicht, von den Scores der Klassen hinunter bis zum Bild',
  'max of each layer': 'Max. jeder Schicht',
  'one layer, which only passes it on, is left out': 'eine Schicht, die nur weiterreicht, fehlt',
  '{0} layers, which only pass it on, are left out': '{0} Schichten, die nur weiterreichen, fehlen',
  'Layers without places: one stripe for each unit.':
    'Schichten ohne Stellen: ein Streifen je Einheit.',
  'Dots: denominators that are exactly 0.': 'Punkte: Nenner, die genau 0 sind.',
  'Rank correlation with the original map': 'Rangkorrelation mit der ursprünglichen Karte',
  'layers with random weights, from the top': 'Schichten mit Zufallsgewichten, von oben',
  'A map that shows what the network has learned must change when the network forgets it, layer by layer from the class scores down. Rules that let only positive contributions pass, such as z+, change little: on the way down they come to the same map, whatever the upper layers say ({0}, {1}).':
    'Eine Karte, die zeigt, was das Netz gelernt hat, muss sich ändern, wenn das Netz es vergisst, Schicht für Schicht von den Scores der Klassen abwärts. Regeln, die nur positive Beiträge durchlassen, etwa z+, ändern wenig: Auf dem Weg hinunter gelangen sie zur selben Karte, was die oberen Schichten auch sagen ({0}, {1}).',
  '{0} with {1} random': '{0} bei {1} zufälligen',
  'Score of {0} at each output': 'Score für {0} an jedem Ausgang',
  'The relevance of output x {0}, y {1}.': 'Die Relevanz des Ausgangs x {0}, y {1}.',
  'All {0} outputs are explained together.': 'Alle {0} Ausgänge werden gemeinsam erklärt.',
  'All of them': 'Alle zusammen',
  'Click one to explain it alone.': 'Ein Klick auf einen erklärt ihn allein.',
  'Pixel reader: arrow keys move one pixel.': 'Pixel ablesen: Pfeiltasten gehen ein Pixel weiter.',
  'Point at a pixel, or move to it by arrow keys, to read its relevance and the way on which it came: the relevance of every layer there where it looks at the pixel.':
    'Wer auf ein Pixel zeigt oder mit den Pfeiltasten dorthin geht, liest dessen Relevanz und den Weg, auf dem sie kam: die Relevanz jeder Schicht dort, wo sie das Pixel sieht.',
  'On the way, where the layers look at it: {0}.': 'Auf dem Weg, wo die Schichten es sehen: {0}.',
  'Pixel x {0}, y {1}: {2}.': 'Pixel x {0}, y {1}: {2}.',
  'Pixel x {0}, y {1}: relevance {2}.': 'Pixel x {0}, y {1}: Relevanz {2}.',
  'Pixel x {0}, y {1}: relevance {2}, {3} of what was placed on {4}.':
    'Pixel x {0}, y {1}: Relevanz {2}, {3} dessen, was auf {4} gesetzt wurde.',
  'Rules from the class scores down to the picture':
    'Regeln von den Scores der Klassen hinunter bis zum Bild',
  rule: 'Regel',
  number: 'Zahl',
  'Back to the composite': 'Zurück zum Komposit',
  'Rule of the {0}': 'Regel der Schicht „{0}“',
  '(chosen)': '(gewählt)',
  '{0} in the {1} (relevance arrives at none of them)':
    '{0} in der Schicht „{1}“ (an keinem davon kommt Relevanz an)',
  '{0} in the {1} (relevance arrives at {2} of them)':
    '{0} in der Schicht „{1}“ (an {2} davon kommt Relevanz an)',
  'Denominators that are exactly 0, by which nothing can be divided: {0}. The relevance there, {1} in all, is lost.':
    'Nenner, die genau 0 sind und durch die sich nichts teilen lässt: {0}. Die Relevanz dort, insgesamt {1}, ist verloren.',
  'Neuron picker: arrow keys move one place. Now column {0} of {1}, row {2} of {3}.':
    'Neuron wählen: Pfeiltasten gehen eine Stelle weiter. Jetzt Spalte {0} von {1}, Zeile {2} von {3}.',
  'Neuron picker: arrow keys move one place. There are {0} columns and {1} rows.':
    'Neuron wählen: Pfeiltasten gehen eine Stelle weiter. Es gibt {0} Spalten und {1} Zeilen.',
  'Probability of {0}': 'Wahrscheinlichkeit für {0}',
  Probability: 'Wahrscheinlichkeit',
  'As it is': 'Wie es ist',
  'With this part hidden': 'Mit diesem Teil verdeckt',
  'Probability with the occluder': 'Wahrscheinlichkeit mit der Abdeckung',
  'not known yet': 'noch nicht bekannt',
  hidden: 'verborgen',
  '{0}: hidden': '{0}: verborgen',
  'as it is {0}': 'unverdeckt {0}',
  'Winning classes at {0} positions': 'Siegreiche Klassen an {0} Stellen',
  '{0}, as it is: {1}': '{0}, wie unverdeckt: {1}',
  'Wherever the occluder is, {0} is {1}.': 'Wo die Abdeckung auch liegt: {0} ist {1}.',
  'Hiding {0} ({1}) {2}, where the network answers {3}; hiding {4} ({5}) {6}.':
    'Wird das Bild {0} verdeckt ({1}), {2}, und das Netz antwortet {3}; wird es {4} verdeckt ({5}), {6}.',
  'Hiding {0} ({1}) {2}; hiding {3} ({4}) {5}.':
    'Wird das Bild {0} verdeckt ({1}), {2}; wird es {3} verdeckt ({4}), {5}.',
  'lowers {0} most, from {1} to {2}': 'sinkt {0} am stärksten, von {1} auf {2}',
  'raises {0} least, from {1} to {2}': 'steigt {0} am wenigsten, von {1} auf {2}',
  'leaves it as it is': 'ändert sich nichts',
  'raises it most, to {0}': 'steigt der Wert am stärksten, auf {0}',
  'lowers it least, to {0}': 'sinkt der Wert am wenigsten, auf {0}',
  'Winning class at each position': 'Siegreiche Klasse an jeder Stelle',
  'Probability of it at each position, in %': 'Wahrscheinlichkeit an jeder Stelle, in %',
  'Logit of {0} at each position': 'Logit für {0} an jeder Stelle',
  'Probability of {0} at each position, in %': 'Wahrscheinlichkeit für {0} an jeder Stelle, in %',
  'Mean fall of the logit by pixel': 'Mittlerer Rückgang des Logits je Pixel',
  'Logit of {0} relative to {1} at each position': 'Logit von {0} gegenüber {1} an jeder Stelle',
  'Probability of {0} relative to {1} at each position, in %':
    'Wahrscheinlichkeit von {0} gegenüber {1} an jeder Stelle, in %',
  'Mean fall of the logit of {0} relative to {1} by pixel':
    'Mittlerer Abfall des Logits von {0} gegenüber {1} je Pixel',
  'Mean fall of the probability of {0} relative to {1} by pixel':
    'Mittlerer Abfall der Wahrscheinlichkeit von {0} gegenüber {1} je Pixel',
  'Hiding {0} lowers {1}, hiding {2} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert {1}, {2} zu verdecken vergrößert den Wert. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'the logit of {0} relative to {1}': 'das Logit von {0} gegenüber {1}',
  'the probability of {0} relative to {1}': 'die Wahrscheinlichkeit von {0} gegenüber {1}',
  'Mean fall of the probability by pixel': 'Mittlerer Rückgang der Wahrscheinlichkeit je Pixel',
  'Map of the mean fall': 'Karte des mittleren Rückgangs',
  'Occluder: arrow keys move it by its stride, with Shift by one pixel.':
    'Abdeckung: Pfeiltasten verschieben sie um ihre Schrittweite, mit der Umschalttaste um ein Pixel.',
  'In the map {0} means that the logit fell when the pixel was hidden, {1} that it rose: what the network cannot do without, as far as this occluder tells. A picture with a patch on it is none that the network was trained on, so another fill may give another map; and parts that can stand in for each other hide one another’s importance.':
    'In der Karte bedeutet {0}, dass der Logit sank, wenn das Pixel verdeckt war, {1}, dass er stieg: was das Netz nicht entbehren kann, soweit diese Abdeckung es verrät. Mit einem Bild, auf dem ein Flicken liegt, wurde das Netz nicht trainiert, also kann eine andere Füllung eine andere Karte ergeben; und Teile, die füreinander einspringen können, verbergen ihre Bedeutung gegenseitig.',
  'In the map {0} means that the probability fell when the pixel was hidden, {1} that it rose: what the network cannot do without, as far as this occluder tells. A picture with a patch on it is none that the network was trained on, so another fill may give another map; and parts that can stand in for each other hide one another’s importance.':
    'In der Karte bedeutet {0}, dass die Wahrscheinlichkeit sank, wenn das Pixel verdeckt war, {1}, dass sie stieg: was das Netz nicht entbehren kann, soweit diese Abdeckung es verrät. Mit einem Bild, auf dem ein Flicken liegt, wurde das Netz nicht trainiert, also kann eine andere Füllung eine andere Karte ergeben; und Teile, die füreinander einspringen können, verbergen ihre Bedeutung gegenseitig.',
  'None of {0} positions changes the answer.': 'Keine von {0} Stellen ändert die Antwort.',
  '1 of {0} positions changes the answer: to {1}.': '1 von {0} Stellen ändert die Antwort: zu {1}.',
  '{0} of {1} positions change the answer: to {2} and others.':
    '{0} von {1} Stellen ändern die Antwort: zu {2} und anderen.',
  '{0} of {1} positions change the answer: to {2}.':
    '{0} von {1} Stellen ändern die Antwort: zu {2}.',
  '{0} of the pixels were never hidden (hatched): the stride is longer than the occluder, which Captum refuses. The map says nothing there.':
    '{0} der Pixel waren nie verdeckt (schraffiert): Die Schrittweite ist größer als die Abdeckung, was Captum ablehnt. Dort sagt die Karte nichts.',
  '{0} of the pixels were never hidden (hatched): the circles leave corners. The map says nothing there.':
    '{0} der Pixel waren nie verdeckt (schraffiert): Die Kreise lassen Ecken frei. Dort sagt die Karte nichts.',
  '{0} of {1} positions so far.': 'Bisher {0} von {1} Stellen.',
  'Only what the occluder can reach is computed again: {0} of the multiplications; the numbers are the same.':
    'Nur was die Abdeckung erreichen kann, wird neu berechnet: {0} der Multiplikationen; die Zahlen sind dieselben.',
  '{0} positions.': '{0} Stellen.',
  Shape: 'Form',
  Measure: 'Maß',
  probability: 'Wahrscheinlichkeit',
  logit: 'Logit',
  Cells: 'Zellen',
  'winning class': 'siegreiche Klasse',
  Occluder: 'Abdeckung',
  Stride: 'Schrittweite',
  square: 'Quadrat',
  circle: 'Kreis',
  black: 'schwarz',
  grey: 'grau',
  white: 'weiß',
  'mean colour': 'mittlere Farbe',
  'blurred picture': 'unscharfes Bild',
  noise: 'Rauschen',
  '0 of the model': '0 des Modells',
  Fill: 'Füllung',
  'row {0}': 'Zeile {0}',
  'rows {0} to {1}': 'Zeilen {0} bis {1}',
  'column {0}': 'Spalte {0}',
  'columns {0} to {1}': 'Spalten {0} bis {1}',
  'the upper left': 'oben links',
  'the top': 'oben',
  'the upper right': 'oben rechts',
  'the left': 'links',
  'the middle': 'in der Mitte',
  'the right': 'rechts',
  'the lower left': 'unten links',
  'the bottom': 'unten',
  'the lower right': 'unten rechts',
  'the logit of {0}': 'der Logit für {0}',
  'Hidden: {0}. {1}: {2}. The network answers {3}.':
    'Verdeckt: {0}. {1}: {2}. Das Netz antwortet {3}.',
  'about 1 second': 'etwa 1 Sekunde',
  'about {0} seconds': 'etwa {0} Sekunden',
  'about 1 minute': 'etwa 1 Minute',
  'about {0} minutes': 'etwa {0} Minuten',
  'about 1 hour': 'etwa 1 Stunde',
  'about {0} hours': 'etwa {0} Stunden',
  'Picture, a part hidden': 'Bild, ein Teil verdeckt',
  '{0} wide, {1} high': '{0} breit, {1} hoch',
  'Picture, a circle of {0} hidden': 'Bild, Kreis von {0} verdeckt',
  'Picture, {0} hidden': 'Bild, {0} verdeckt',
  'Measuring: {0}': 'Gemessen wird: {0}',
  Stop: 'Anhalten',
  'Measure also:': 'Außerdem messen:',
  'Methods and their measures': 'Verfahren und ihre Maße',
  Occlusion: 'Verdeckung',
  Random: 'Zufällig',
  'LRP, automatic': 'LRP, automatisch',
  Deletion: 'Deletion',
  Insertion: 'Insertion',
  Time: 'Zeit',
  ROAD: 'ROAD',
  Infidelity: 'Infidelity',
  'Max-sensitivity': 'Max-Sensitivity',
  'Randomized weights': 'Zufällige Gewichte',
  'higher is better': 'höher ist besser',
  'lower is better': 'niedriger ist besser',
  'the mean output while the pixels that the map ranks highest are painted over with the mean color':
    'die mittlere Ausgabe, während die Pixel, die die Karte am höchsten einstuft, mit der mittleren Farbe übermalt werden',
  'the mean probability while the pixels that the map ranks highest are painted over with the mean color':
    'die mittlere Wahrscheinlichkeit, während die Pixel, die die Karte am höchsten einstuft, mit der mittleren Farbe übermalt werden',
  'the mean output while these pixels come back into a blurred image':
    'die mittlere Ausgabe, während diese Pixel in ein unscharfes Bild zurückkehren',
  'the mean probability while these pixels come back into a blurred image':
    'die mittlere Wahrscheinlichkeit, während diese Pixel in ein unscharfes Bild zurückkehren',
  'how long the engine took for the map, its forward pass included':
    'wie lange die Berechnung der Karte dauerte, ihr Vorwärtsdurchlauf eingeschlossen',
  'the mean output while the highest-ranked pixels, a tenth more each time, are replaced by noisy means of their neighbors':
    'die mittlere Ausgabe, während die am höchsten eingestuften Pixel, jedes Mal ein Zehntel mehr, durch verrauschte Mittel ihrer Nachbarn ersetzt werden',
  'the mean probability while the highest-ranked pixels, a tenth more each time, are replaced by noisy means of their neighbors':
    'die mittlere Wahrscheinlichkeit, während die am höchsten eingestuften Pixel, jedes Mal ein Zehntel mehr, durch verrauschte Mittel ihrer Nachbarn ersetzt werden',
  'how far the change of the score that the map predicts for hidden squares is from the actual one, from 0 (exact) to 1 (no better than an empty map)':
    'wie weit die Änderung des Scores, die die Karte für verdeckte Quadrate vorhersagt, von der tatsächlichen entfernt ist, von 0 (genau) bis 1 (nicht besser als eine leere Karte)',
  'the largest change of the map, as a share of its size, when every value of the image moves by up to 2 % of its range':
    'die größte Änderung der Karte, als Anteil ihrer Größe, wenn sich jeder Wert des Bildes um bis zu 2 % seines Bereichs ändert',
  'the rank correlation of the map’s magnitudes with those after the upper half of the layers got random weights; near 1 the map ignores what these layers have learned':
    'die Rangkorrelation der Beträge der Karte mit denen, nachdem die obere Hälfte der Schichten zufällige Gewichte bekam; nahe 1 übergeht die Karte, was diese Schichten gelernt haben',
  '<1 ms': '<1 ms',
  '{0} s': '{0} s',
  '{0} ({1} forward passes, about {2} s)': '{0} ({1} Vorwärtsdurchläufe, etwa {2} s)',
  '{0} ({1} maps, about {2} s)': '{0} ({1} Karten, etwa {2} s)',
  'Each measure ranks the methods by its own definition. Where the ranks differ, neither is wrong: they ask different questions, and about this image alone.':
    'Jedes Maß ordnet die Verfahren nach seiner eigenen Definition. Wo die Ränge sich unterscheiden, ist keiner falsch: Die Maße stellen verschiedene Fragen, und nur zu diesem Bild.',
  'All measures rank the methods alike.': 'Alle Maße ordnen die Verfahren gleich.',
  '{0} ranks {1} {2} of {3}, {4} ranks it {5}.': '{0}: {1} auf Rang {2} von {3}; {4}: Rang {5}.',
  '{0} and {1}: {2}': '{0} und {1}: {2}',
  'rank {0}': 'Rang {0}',
  '{0} goes from {1} to {2}': '{0} geht von {1} bis {2}',
  'Probability of {0}: {1}': 'Wahrscheinlichkeit von {0}: {1}',
  '% of the pixels': '% der Pixel',
  'Rank correlation of the measures (1: they rank the methods alike; −1: the other way around):':
    'Rangkorrelation der Maße (1: sie ordnen die Verfahren gleich; −1: umgekehrt):',
  'The asked stride means {0} positions, {1} here; shown is a coarser grid.':
    'Die verlangte Schrittweite bedeutet {0} Stellen, hier {1}; gezeigt ist ein gröberes Gitter.',
  'Compute them': 'Berechnen',
  'Occluded pictures': 'Verdeckte Bilder',
  '{0} {1} with {2} hidden': '{0} {1}, verdeckt: {2}',
  starting: 'startet',
  'loading the model': 'lädt das Modell',
  preparing: 'bereitet vor',
  computing: 'rechnet',
  'Randomise layers from the top': 'Schichten von oben zufällig machen',
  'Save {0} as .npy': '{0} als .npy speichern',
  'Next layer': 'Nächste Schicht',
  'Adebayo et al. 2018': 'Adebayo et al. 2018',
  'Sixt et al. 2020': 'Sixt et al. 2020',
  'none of {0}': 'keine von {0}',
  '{0} of {1}: {2}': '{0} von {1}: {2}',
  '{0} of {1}: {2} down to {3}': '{0} von {1}: {2} bis {3}',
  'Its receptive field is the whole image.': 'Sein rezeptives Feld ist das ganze Bild.',
  'Its receptive field covers {0} × {1} of {2} × {3} pixels.':
    'Sein rezeptives Feld umfasst {0} × {1} von {2} × {3} Pixeln.',
  'Show the figure': 'Abbildung zeigen',
  'Reset the numbers': 'Zahlen zurücksetzen',
  '{0}: {1}, closed by the input': '{0}: {1}, von der Eingabe geschlossen',
  '{0}: {1}, closed by the signal': '{0}: {1}, vom Signal geschlossen',
  '{0}: {1}, closed by the input and by the signal': '{0}: {1}, von Eingabe und Signal geschlossen',
  'not computed yet': 'noch nicht berechnet',
  input: 'Eingabe',
  Input: 'Eingabe',
  'output of the ReLU': 'Ausgabe des ReLU',
  'Output of the ReLU': 'Ausgabe des ReLU',
  signal: 'Signal',
  'Signal from above': 'Signal von oben',
  'Hatched where a condition fails:': 'Schraffiert, wo eine Bedingung nicht gilt:',
  '{0}: the input is not positive': '{0}: Die Eingabe ist nicht positiv',
  '{0}: the signal is not positive': '{0}: Das Signal ist nicht positiv',
  'both at once': 'beides zugleich',
  Backpropagation: 'Backpropagation',
  Deconvnet: 'Deconvnet',
  'passed by backpropagation': 'durchgelassen von Backpropagation',
  'passed by deconvnet': 'durchgelassen vom Deconvnet',
  'passed by guided backprop': 'durchgelassen von Guided Backprop',
  backpropagation: 'Backpropagation',
  'the deconvnet': 'das Deconvnet',
  'guided backpropagation': 'Guided Backpropagation',
  'the input {0} and the signal {1} are both positive, so {2} pass {3}':
    'Eingabe {0} und Signal {1} sind beide positiv, also lassen {2} {3} durch',
  'the input {0} and the signal {1} are both positive, so {2} passes {3}':
    'Eingabe {0} und Signal {1} sind beide positiv, also lässt {2} {3} durch',
  'the deconvnet does not look at the input and passes {0}':
    'das Deconvnet achtet nicht auf die Eingabe und lässt {0} durch',
  'the input was {0}, so backpropagation passes {1}':
    'die Eingabe war {0}, also lässt Backpropagation {1} durch',
  'guided backpropagation passes nothing for both reasons':
    'Guided Backpropagation lässt aus beiden Gründen nichts durch',
  'the input was {0} and the signal is {1}, so guided backpropagation passes nothing':
    'die Eingabe war {0} und das Signal ist {1}, also lässt Guided Backpropagation nichts durch',
  'the input was {0}, so {1} pass nothing': 'die Eingabe war {0}, also lassen {1} nichts durch',
  'the input was {0}, so {1} passes nothing': 'die Eingabe war {0}, also lässt {1} nichts durch',
  'the signal is {0}, so {1} pass nothing': 'das Signal ist {0}, also lassen {1} nichts durch',
  'the signal is {0}, so {1} passes nothing': 'das Signal ist {0}, also lässt {1} nichts durch',
  'backpropagation asks whether the input was positive':
    'Backpropagation fragt, ob die Eingabe positiv war',
  'the deconvnet asks whether the signal itself is positive':
    'das Deconvnet fragt, ob das Signal selbst positiv ist',
  'guided backpropagation asks for both': 'Guided Backpropagation verlangt beides',
  'guided backpropagation asks whether both the input and the signal itself are positive':
    'Guided Backpropagation fragt, ob sowohl die Eingabe als auch das Signal selbst positiv ist',
  'The signal comes back through the ReLU.': 'Das Signal kommt durch das ReLU zurück.',
  'The signal comes back through the ReLU by two rules.':
    'Das Signal kommt nach zwei Regeln durch das ReLU zurück.',
  'The signal comes back through the ReLU by three rules.':
    'Das Signal kommt nach drei Regeln durch das ReLU zurück.',
  'Point at a cell, or move through a grid with the arrow keys, to read what happened to it.':
    'Wer auf eine Zelle zeigt oder mit den Pfeiltasten durch ein Gitter geht, liest, was mit ihr geschah.',
  'Point at a cell, or move through a grid with the arrow keys, to read what happened to it. The numbers of the input and of the signal can be changed.':
    'Wer auf eine Zelle zeigt oder mit den Pfeiltasten durch ein Gitter geht, liest, was mit ihr geschah. Die Zahlen von Eingabe und Signal lassen sich ändern.',
  '{0} of the input holds no number; the results are still those of {1}.':
    '{0} der Eingabe enthält keine Zahl; die Ergebnisse sind noch die von {1}.',
  '{0} of the signal holds no number; the results are still those of {1}.':
    '{0} des Signals enthält keine Zahl; die Ergebnisse sind noch die von {1}.',
  'Type a finite number there, or press Escape to get the last one back.':
    'Dort gehört eine endliche Zahl hin; Escape holt die letzte zurück.',
  'row {0}, column {1}': 'Zeile {0}, Spalte {1}',
  '0, which is not more than 0': '0, also nicht größer als 0',
  'all three': 'alle drei',
  'The network predicts {0}.': 'Das Netz sagt {0} voraus.',
  'Explained class: {0}.': 'Erklärte Klasse: {0}.',
  'The image is explained; the prediction is hidden.':
    'Das Bild ist erklärt; die Vorhersage ist verborgen.',
  'Image {0}': 'Bild {0}',
  'The network predicts {0} ({1}).': 'Das Netz sagt {0} voraus ({1}).',
  'Explained class: {0} ({1}).': 'Erklärte Klasse: {0} ({1}).',
  'under 1 ms': 'unter 1\u00a0ms',
  '{0} ms': '{0}\u00a0ms',
  'Computed in this page in {0} ({1}, {2}).': 'Auf dieser Seite in {0} berechnet ({1}, {2}).',
  '{0} of the values lie beyond': '{0} der Werte liegen außerhalb',
  'deletion {0}': 'Löschen {0}',
  'insertion {0}': 'Einfügen {0}',
  'random {0}': 'zufällig {0}',
  'Deletion curve: the probability of {0} goes from {1} to {2} as pixels are replaced, and is {3} after half of them. Area {4}; in random order {5}.':
    'Löschkurve: Die Wahrscheinlichkeit für {0} geht von {1} auf {2}, während Pixel ersetzt werden, und liegt nach der Hälfte bei {3}. Fläche {4}; in zufälliger Reihenfolge {5}.',
  'Insertion curve: the probability of {0} goes from {1} to {2} as pixels return, and is {3} after half of them. Area {4}; in random order {5}.':
    'Einfügekurve: Die Wahrscheinlichkeit für {0} geht von {1} auf {2}, während Pixel zurückkehren, und liegt nach der Hälfte bei {3}. Fläche {4}; in zufälliger Reihenfolge {5}.',
  'deletion: hidden': 'Löschen: verborgen',
  'insertion: hidden': 'Einfügen: verborgen',
  'deletion: not computed yet': 'Löschen: noch nicht berechnet',
  'insertion: not computed yet': 'Einfügen: noch nicht berechnet',
  'Largest change of a pixel': 'Größte Änderung eines Pixels',
  'Changed image': 'Geändertes Bild',
  'The change, enlarged': 'Die Änderung, verstärkt',
  'With no pixel changed by more than {0}, the network still predicts {1}.':
    'Wird kein Pixel um mehr als {0} geändert, sagt das Netz weiterhin {1} voraus.',
  'With no pixel changed by more than {0}, the network predicts {1} instead of {2}.':
    'Wird kein Pixel um mehr als {0} geändert, sagt das Netz {1} statt {2} voraus.',
  'At {0} the prediction changes to {1}.': 'Bei {0} ändert sich die Vorhersage zu {1}.',
  'No step of this kind up to {0} changes the prediction.':
    'Kein solcher Schritt bis {0} ändert die Vorhersage.',
  'Each pixel changes by the same amount, within its range, in the direction of the gradient’s sign toward the other class: an adversarial example ({0}). It shows how large such a step must be to change this prediction, not what the other class looks like.':
    'Jedes Pixel ändert sich innerhalb seines Bereichs um denselben Betrag, nach dem Vorzeichen des Gradienten zur anderen Klasse hin: ein adversariales Beispiel ({0}). Es zeigt, wie groß ein solcher Schritt sein muss, um diese Vorhersage zu ändern, nicht, wie die andere Klasse aussieht.',
  Probabilities: 'Wahrscheinlichkeiten',
  'Goodfellow et al. 2015': 'Goodfellow et al. 2015',
  'Petsiuk et al. 2018': 'Petsiuk et al. 2018',
  'Deletion: the probability as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early and the area is small. Insertion: the probability as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order; hairlines: 0 and 1 ({0}).':
    'Löschen: die Wahrscheinlichkeit, während die Pixel mit den höchsten Werten durch die mittlere Farbe ersetzt werden; bei einer zutreffenden Karte fällt sie früh, und die Fläche ist klein. Einfügen: die Wahrscheinlichkeit, während diese Pixel in ein unscharfes Bild zurückkehren; bei einer zutreffenden Karte steigt sie früh. Gestrichelt: Pixel in zufälliger Reihenfolge; Haarlinien: 0 und 1 ({0}).',
  'Input: {0}': 'Eingabe: {0}',
  'predicted: {0}': 'vorhergesagt: {0}',
  'max of each map': 'Max. jeder Karte',
  'up to the {0} of magnitudes': 'bis zum {0} der Beträge',
  'Showing the first of {0} images.': 'Gezeigt wird das erste von {0} Bildern.',
  'Showing the first {0} of {1} images.': 'Gezeigt werden die ersten {0} von {1} Bildern.',
  'Original image': 'Ursprüngliches Bild',
  '{0}: {1} of the map’s magnitude lies in {2}.': '{0}: {1} der Beträge der Karte liegen in {2}.',
  '{0}: {1} of the map lies in {2}.': '{0}: {1} der Karte liegen in {2}.',
  '{0}: the map is highest ({1}) at row {2}, column {3}; its lowest value is {4}.':
    '{0}: Am höchsten ist die Karte ({1}) in Zeile {2}, Spalte {3}; ihr niedrigster Wert ist {4}.',
  '{0}: no region stands out; the largest magnitude is at row {1}, column {2}.':
    '{0}: Kein Bereich hebt sich ab; der größte Betrag liegt in Zeile {1}, Spalte {2}.',
  '{0} and {1} rank the pixels differently (rank correlation {2}).':
    '{0} und {1} ordnen die Pixel verschieden (Rangkorrelation {2}).',
  '{0} and {1} rank the pixels partly alike (rank correlation {2}).':
    '{0} und {1} ordnen die Pixel teilweise gleich (Rangkorrelation {2}).',
  '{0} and {1} rank the pixels alike (rank correlation {2}).':
    '{0} und {1} ordnen die Pixel ähnlich (Rangkorrelation {2}).',
  'Least alike: {0} and {1} (rank correlation {2}).':
    'Am wenigsten ähnlich: {0} und {1} (Rangkorrelation {2}).',
  '{0} has {1} of its magnitude in {2}; {3} has {4} there.':
    '{0} hat {1} der Beträge in {2}; {3} hat dort {4}.',
  '{0}, {1}': '{0}, {1}',
  'the strongest neuron': 'das stärkste Neuron',
  'the whole channel {0}': 'der ganze Kanal {0}',
  'channel {0} at row {1}, column {2}': 'Kanal {0} in Zeile {1}, Spalte {2}',
  'the strongest neuron at row {0}, column {1}': 'das stärkste Neuron in Zeile {0}, Spalte {1}',
  'The receptive field of {0} of {1} in each image, beside its map: {2}.':
    'In jedem Bild das rezeptive Feld ({0}, Schicht {1}) neben der Karte: {2}.',
  'Each image beside its map: {0}.': 'Jedes Bild neben seiner Karte: {0}.',
  '1 image explained.': '1 Bild erklärt.',
  '{0} images explained.': '{0} Bilder erklärt.',
  '1 image could not be shown.': '1 Bild konnte nicht gezeigt werden.',
  '{0} images could not be shown.': '{0} Bilder konnten nicht gezeigt werden.',
  Similarities: 'Ähnlichkeiten',
  'Rank correlation of magnitudes / SSIM with the original map':
    'Rangkorrelation der Beträge / SSIM mit der ursprünglichen Karte',
  'Random layers': 'Zufällige Schichten',
  'Similarity of each map to the original at every step; the table lists the values.':
    'Die Ähnlichkeit jeder Karte mit dem Original bei jedem Schritt; die Tabelle nennt die Werte.',
  'A map that depends on what the network has learned must change when its weights are randomized, layer by layer from the class scores down. Gradient and Grad-CAM maps change at once; guided backpropagation maps change later and far less, because they partly reconstruct the image ({0}, {1}).':
    'Eine Karte, die davon abhängt, was das Netz gelernt hat, muss sich ändern, wenn seine Gewichte Schicht für Schicht von den Klassen-Scores abwärts durch Zufallswerte ersetzt werden. Karten von Gradient und Grad-CAM ändern sich sofort, die von Guided Backpropagation später und weit weniger, weil sie zum Teil das Bild rekonstruieren ({0}, {1}).',
  'none (class)': 'keine (Klasse)',
  strongest: 'stärkste',
  'in one channel': 'in einem Kanal',
  'by number': 'nach Nummer',
  'at row {0}, column {1}': 'in Zeile {0}, Spalte {1}',
  'whole channel {0}': 'ganzer Kanal {0}',
  Number: 'Nummer',
  Freeze: 'Festhalten',
  'Click the image to choose another neuron.': 'Ein Klick ins Bild wählt ein anderes Neuron.',
  'Explained: the whole channel {0} of {1} (activations sum to {2}).':
    'Erklärt: der ganze Kanal {0} der Schicht {1} (Summe der Aktivierungen {2}).',
  'Explained neuron: channel {0} at row {1}, column {2} of {3} (activation {4}).':
    'Erklärtes Neuron: Kanal {0} in Zeile {1}, Spalte {2} der Schicht {3} (Aktivierung {4}).',
  'Explained neuron: unit {0} of {1} (activation {2}).':
    'Erklärtes Neuron: Einheit {0} der Schicht {1} (Aktivierung {2}).',
  Method: 'Methode',
  Steps: 'Schritte',
  Samples: 'Stichproben',
  Noise: 'Rauschen',
  Baseline: 'Referenz',
  'mean color': 'mittlere Farbe',
  'blurred image': 'unscharfes Bild',
  'another image': 'ein anderes Bild',
  'Baseline: {0}.': 'Referenz: {0}.',
  'Steps: {0}.': 'Schritte: {0}.',
  'Samples: {0}.': 'Stichproben: {0}.',
  'Noise: {0} of the input range.': 'Rauschen: {0} des Wertebereichs der Eingabe.',
  Overlay: 'Überlagerung',
  'Input, cropped': 'Eingabe, Ausschnitt',
  'The neuron’s receptive field in the image': 'Das rezeptive Feld des Neurons im Bild',
  '{0}, cropped': '{0}, Ausschnitt',
  Gradient: 'Gradient',
  'DeconvNet rule': 'DeconvNet-Regel',
  'Integrated gradients': 'Integrated Gradients',
  SmoothGrad: 'SmoothGrad',
  'Grad-CAM': 'Grad-CAM',
  'Guided Grad-CAM': 'Guided Grad-CAM',
  'Score-CAM': 'Score-CAM',
  RISE: 'RISE',
  'Where {0} found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Wo die Schicht {0} Muster fand, die den Score hoch halten: Jede ihrer Karten wird mit dem Score des Bildes gewichtet, das sie maskiert.',
  'Where the last convolution found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Wo die letzte Faltung Muster fand, die den Score hoch halten: Jede ihrer Karten wird mit dem Score des Bildes gewichtet, das sie maskiert.',
  'It needs no gradient, but a forward pass for each map. The map has the resolution of that layer.':
    'Sie braucht keinen Gradienten, aber einen Vorwärtsdurchlauf für jede Karte. Die Karte hat die Auflösung dieser Schicht.',
  'It needs no gradient, but a forward pass for each map. The map is coarse, because that layer has few positions.':
    'Sie braucht keinen Gradienten, aber einen Vorwärtsdurchlauf für jede Karte. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  'Where {0} found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die die Ausgabe hoch halten: Jede ihrer Karten wird mit der Ausgabe für das Bild gewichtet, das sie maskiert. Die Karte hat die Auflösung dieser Schicht.',
  'Where the last convolution found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map is coarse, because that layer has few positions.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe hoch halten: Jede ihrer Karten wird mit der Ausgabe für das Bild gewichtet, das sie maskiert. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  'Where {0} found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron erregen: Jede ihrer Karten wird mit der Aktivierung für das Bild gewichtet, das sie maskiert.',
  'Where the convolution below found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede ihrer Karten wird mit der Aktivierung für das Bild gewichtet, das sie maskiert.',
  'The mean probability of the class over randomly masked images that show the pixel: highest where the visible pixels matter most.':
    'Die mittlere Wahrscheinlichkeit der Klasse über zufällig maskierte Bilder, die das Pixel zeigen: am höchsten, wo die sichtbaren Pixel am meisten zählen.',
  'Only differences within the map are meaningful; too few masks leave blotches. Masked images are out of distribution.':
    'Nur Unterschiede innerhalb der Karte sind aussagekräftig; zu wenige Masken hinterlassen Flecken. Maskierte Bilder liegen außerhalb der Trainingsverteilung.',
  'The mean output over randomly masked images that show the pixel. Only differences within the map are meaningful; too few masks leave blotches.':
    'Die mittlere Ausgabe über zufällig maskierte Bilder, die das Pixel zeigen. Nur Unterschiede innerhalb der Karte sind aussagekräftig; zu wenige Masken hinterlassen Flecken.',
  'The mean activation of this neuron over randomly masked images that show the pixel. Only differences within the map are meaningful.':
    'Die mittlere Aktivierung dieses Neurons über zufällig maskierte Bilder, die das Pixel zeigen. Nur Unterschiede innerhalb der Karte sind aussagekräftig.',
  Masks: 'Masken',
  lowest: 'niedrigster',
  'highest value of each map': 'höchster Wert jeder Karte',
  '1 masked image': '1 maskiertes Bild',
  '{0} of {1} masked images': '{0} von {1} maskierten Bildern',
  '{0} masked images': '{0} maskierte Bilder',
  'Counterfactual Grad-CAM': 'Kontrafaktisches Grad-CAM',
  'Where {0} found patterns that lower the score: without them it would be higher.':
    'Wo die Schicht {0} Muster fand, die den Score senken: Ohne sie wäre er höher.',
  'Where the last convolution found patterns that lower the score: without them it would be higher.':
    'Wo die letzte Faltung Muster fand, die den Score senken: Ohne sie wäre er höher.',
  'The map has the resolution of that layer; patterns that raise the score are left out.':
    'Die Karte hat die Auflösung dieser Schicht; Muster, die den Score erhöhen, bleiben weg.',
  'The map is coarse, because that layer has few positions; patterns that raise the score are left out.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die den Score erhöhen, bleiben weg.',
  'Where {0} found patterns that weaken this neuron. The map has the resolution of that layer.':
    'Wo die Schicht {0} Muster fand, die dieses Neuron schwächen. Die Karte hat die Auflösung dieser Schicht.',
  'Where the convolution below found patterns that weaken this neuron. The map is coarse, because that layer has few positions.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron schwächen. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  LayerCAM: 'LayerCAM',
  'Gradients averaged along the straight path from the baseline to this image, times the difference between the two.':
    'Gradienten, gemittelt entlang der geraden Strecke von der Referenz zu diesem Bild, mal der Differenz der beiden.',
  'All values sum to the difference in score between image and baseline; another baseline gives another map.':
    'Alle Werte summieren sich zur Differenz des Scores zwischen Bild und Referenz; eine andere Referenz ergibt eine andere Karte.',
  'Gradients averaged along the straight path from the baseline to this image, times the difference between the two. All values sum to the difference in this neuron’s activation.':
    'Gradienten, gemittelt entlang der geraden Strecke von der Referenz zu diesem Bild, mal der Differenz der beiden. Alle Werte summieren sich zur Differenz der Aktivierung dieses Neurons.',
  'Blur integrated gradients': 'Blur Integrated Gradients',
  'Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel.':
    'Gradienten, aufsummiert, während das Bild von unscharf zu scharf wird, mal der Änderung jedes Pixels.',
  'All values sum to the difference in score between the sharp and the blurred image. Large areas of one color change little along the path and get small values.':
    'Alle Werte summieren sich zur Differenz des Scores zwischen dem scharfen und dem unscharfen Bild. Große einfarbige Flächen ändern sich dabei wenig und bekommen kleine Werte.',
  'Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel. All values sum to the difference in this neuron’s activation.':
    'Gradienten, aufsummiert, während das Bild von unscharf zu scharf wird, mal der Änderung jedes Pixels. Alle Werte summieren sich zur Differenz der Aktivierung dieses Neurons.',
  DeepLIFT: 'DeepLIFT',
  GradientSHAP: 'GradientSHAP',
  'Grad-CAM++': 'Grad-CAM++',
  HiResCAM: 'HiResCAM',
  'XGrad-CAM': 'XGrad-CAM',
  'Eigen-CAM': 'Eigen-CAM',
  'How the difference between image and baseline changes the score: {0} raise it, {1} lower it.':
    'Wie der Unterschied zwischen Bild und Referenz den Score ändert: {0} erhöhen ihn, {1} senken ihn.',
  'How the difference between image and baseline changes the output: {0} raise it, {1} lower it. All values sum to the difference in output; another baseline gives another map.':
    'Wie der Unterschied zwischen Bild und Referenz die Ausgabe ändert: {0} erhöhen sie, {1} senken sie. Alle Werte summieren sich zur Differenz der Ausgabe; eine andere Referenz ergibt eine andere Karte.',
  'How the difference between image and baseline changes this neuron’s activation: {0} raise it, {1} lower it. All values sum to the difference in activation.':
    'Wie der Unterschied zwischen Bild und Referenz die Aktivierung dieses Neurons ändert: {0} erhöhen sie, {1} senken sie. Alle Werte summieren sich zur Differenz der Aktivierung.',
  'Gradients at random points between the baseline and this image, times the difference between the two, averaged.':
    'Gradienten an zufälligen Punkten zwischen der Referenz und diesem Bild, mal der Differenz der beiden, gemittelt.',
  'An estimate: with more samples the sum of all values approaches the difference in score between image and baseline.':
    'Eine Schätzung: Mit mehr Stichproben nähert sich die Summe aller Werte der Differenz des Scores zwischen Bild und Referenz.',
  'Gradients of this neuron at random points between the baseline and this image, times the difference between the two, averaged. With more samples the sum of all values approaches the difference in activation.':
    'Gradienten dieses Neurons an zufälligen Punkten zwischen der Referenz und diesem Bild, mal der Differenz der beiden, gemittelt. Mit mehr Stichproben nähert sich die Summe aller Werte der Differenz der Aktivierung.',
  'Where the last convolution found patterns that raise the score. Small regions count as much as large ones.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen. Kleine Bereiche zählen so viel wie große.',
  'Where the last convolution found patterns that raise the output. Only positive gradients weigh.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen. Nur positive Gradienten zählen.',
  'Where the convolution below found patterns that excite this neuron. Only positive gradients weigh.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen. Nur positive Gradienten zählen.',
  'The map has the resolution of that layer; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Die Karte hat die Auflösung dieser Schicht; nur positive Gradienten zählen, daher ändert sie sich von Klasse zu Klasse weniger als Grad-CAM.',
  'The map is coarse, because that layer has few positions; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; nur positive Gradienten zählen, daher ändert sie sich von Klasse zu Klasse weniger als Grad-CAM.',
  'Where the last convolution raises the score: each activation is weighted by its own gradient.':
    'Wo die letzte Faltung den Score erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet.',
  'Where the last convolution raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Wo die letzte Faltung die Ausgabe erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die die Ausgabe senken, bleiben leer.',
  'Where the convolution below excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Wo die Faltung darunter dieses Neuron erregt: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die es hemmen, bleiben leer.',
  'The map has the resolution of that layer; positions that lower the score are blank. It is exact only where a single dense layer follows.':
    'Die Karte hat die Auflösung dieser Schicht; Positionen, die den Score senken, bleiben leer. Exakt ist sie nur, wo eine einzige Dense-Schicht folgt.',
  'The map is coarse, because that layer has few positions; those that lower the score are blank. It is exact only where a single dense layer follows.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; die den Score senken, bleiben leer. Exakt ist sie nur, wo eine einzige Dense-Schicht folgt.',
  'The map has the resolution of that layer; positions that lower the score are blank. A map with both signs may get an extreme weight.':
    'Die Karte hat die Auflösung dieser Schicht; Positionen, die den Score senken, bleiben leer. Eine Karte mit beiden Vorzeichen kann ein extremes Gewicht bekommen.',
  'The map is coarse, because that layer has few positions; those that lower the score are blank. A map with both signs may get an extreme weight.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; die den Score senken, bleiben leer. Eine Karte mit beiden Vorzeichen kann ein extremes Gewicht bekommen.',
  'Where the last convolution found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the last convolution found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the convolution below found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the last convolution differs most from its mean: the first principal component of its maps.':
    'Wo die letzte Faltung am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten.',
  'Where the last convolution differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.':
    'Wo die letzte Faltung am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Die Karte zeigt, wo die Aktivierungen am stärksten schwanken, nicht, was die Ausgabe erhöht.',
  'Where the convolution below differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Wo die Faltung darunter am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie ist für jedes Neuron darüber dieselbe.',
  'The map is the same for every class: it shows where activations vary most, not what raises this score.':
    'Die Karte ist für jede Klasse dieselbe: Sie zeigt, wo die Aktivierungen am stärksten schwanken, nicht, was diesen Score erhöht.',
  'Where the last convolution found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist.',
  'The map is coarse, because that layer has few positions; patterns that lower the score are left out.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die den Score senken, bleiben weg.',
  'Where the last convolution found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions; patterns that lower the output are left out.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die die Ausgabe senken, bleiben weg.',
  'Where the convolution below found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  '{0} raise the score if they get slightly brighter, {1} lower it.':
    '{0} erhöhen den Score, wenn sie etwas heller werden, {1} senken ihn.',
  'The map shows how sensitive the score is to each pixel, not how much the pixel contributes to it.':
    'Die Karte zeigt, wie empfindlich der Score auf jedes Pixel reagiert, nicht, wie viel das Pixel zu ihm beiträgt.',
  'In the backward pass every ReLU passes positive signals and drops negative ones, whatever its input in the forward pass.':
    'Im Rückwärtsdurchlauf lässt jedes ReLU positive Signale durch und verwirft negative, gleich welche Eingabe es im Vorwärtsdurchlauf hatte.',
  'The map shows patterns that the upper layers detect, not the evidence for this score.':
    'Die Karte zeigt Muster, die die oberen Schichten erkennen, nicht, worauf dieser Score beruht.',
  'Only positive signals pass back, and only through active neurons.':
    'Nur positive Signale laufen zurück, und nur durch aktive Neuronen.',
  'The map is sharp but changes little from class to class: it shows what the network responds to, not why it predicts this class.':
    'Die Karte ist scharf, ändert sich aber von Klasse zu Klasse wenig: Sie zeigt, worauf das Netz reagiert, nicht, warum es diese Klasse vorhersagt.',
  'The gradient times the pixel’s value: {0} raise the score, {1} lower it.':
    'Der Gradient mal dem Wert des Pixels: {0} erhöhen den Score, {1} senken ihn.',
  'A pixel with value 0 gets 0, however much it matters.':
    'Ein Pixel mit dem Wert 0 bekommt 0, wie wichtig es auch ist.',
  'The gradient averaged over noisy copies of the image.':
    'Der Gradient, gemittelt über verrauschte Kopien des Bildes.',
  'Averaging removes what varies from copy to copy; the map still shows how sensitive the score is, not what contributes to it.':
    'Das Mitteln entfernt, was von Kopie zu Kopie schwankt; die Karte zeigt weiterhin, wie empfindlich der Score ist, nicht, was zu ihm beiträgt.',
  'Where the last convolution found patterns that raise the score.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen.',
  'The map is coarse, because that layer has few positions, but it follows the class; patterns that lower the score are left out.':
    'Die Karte ist grob, weil diese Schicht wenige Positionen hat, folgt aber der Klasse; Muster, die den Score senken, bleiben weg.',
  'Guided backpropagation multiplied by Grad-CAM.':
    'Guided Backpropagation, multipliziert mit Grad-CAM.',
  'Guided backpropagation gives the detail, which changes little from class to class; Grad-CAM gives the place.':
    'Guided Backpropagation liefert die Einzelheiten, die sich von Klasse zu Klasse wenig ändern; Grad-CAM liefert die Stelle.',
  '{0} raise this neuron’s activation if they get slightly brighter, {1} lower it. Pixels outside its receptive field have no effect.':
    '{0} erhöhen die Aktivierung dieses Neurons, wenn sie etwas heller werden, {1} senken sie. Pixel außerhalb seines rezeptiven Felds haben keine Wirkung.',
  'In the backward pass every ReLU passes positive signals and drops negative ones. The map shows the pattern that this neuron detects, where it found it.':
    'Im Rückwärtsdurchlauf lässt jedes ReLU positive Signale durch und verwirft negative. Die Karte zeigt das Muster, das dieses Neuron erkennt, an der Stelle, an der es dieses gefunden hat.',
  'Only positive signals pass back, and only through active neurons: the map shows what excites this neuron within its receptive field, not why the network predicts its class.':
    'Nur positive Signale laufen zurück, und nur durch aktive Neuronen: Die Karte zeigt, was dieses Neuron in seinem rezeptiven Feld erregt, nicht, warum das Netz seine Klasse vorhersagt.',
  'The gradient times the pixel’s value: {0} raise this neuron’s activation, {1} lower it. A pixel with value 0 gets 0.':
    'Der Gradient mal dem Wert des Pixels: {0} erhöhen die Aktivierung dieses Neurons, {1} senken sie. Ein Pixel mit dem Wert 0 bekommt 0.',
  'The gradient of this neuron averaged over noisy copies of the image, which removes what varies from copy to copy.':
    'Der Gradient dieses Neurons, gemittelt über verrauschte Kopien des Bildes; das entfernt, was von Kopie zu Kopie schwankt.',
  'Where the convolution below found patterns that excite this neuron. The map is coarse, because that layer has few positions.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen. Die Karte ist grob, weil diese Schicht wenige Positionen hat.',
  'Guided backpropagation of this neuron multiplied by Grad-CAM.':
    'Guided Backpropagation dieses Neurons, multipliziert mit Grad-CAM.',
  '{0} raise the score, {1} lower it, under the rule of each method. A sharper map is not a more accurate one.':
    '{0} erhöhen den Score, {1} senken ihn, nach der Regel jeder Methode. Eine schärfere Karte ist keine genauere.',
  '{0} raise the neuron’s activation, {1} lower it, under the rule of each method. A sharper map is not a more accurate one.':
    '{0} erhöhen die Aktivierung des Neurons, {1} senken sie, nach der Regel jeder Methode. Eine schärfere Karte ist keine genauere.',
  'The methods differ only in the signals that a ReLU passes in the backward pass.':
    'Die Methoden unterscheiden sich nur darin, welche Signale ein ReLU im Rückwärtsdurchlauf durchlässt.',
  'Grad-CAM is coarse, because it stops at a convolution, and it leaves out patterns that lower the score.':
    'Grad-CAM ist grob, weil es bei einer Faltung endet, und lässt Muster weg, die den Score senken.',
  'Mid-gray is 0; red, green and blue show the map of each color channel.':
    'Mittelgrau ist 0; Rot, Grün und Blau zeigen die Karte jedes Farbkanals.',
  'Each pixel shows its strongest color channel.': 'Jedes Pixel zeigt seinen stärksten Farbkanal.',
  'The map is 0 everywhere: the neuron is inactive, or every signal is blocked before it reaches the image.':
    'Die Karte ist überall 0: Das Neuron ist inaktiv, oder jedes Signal wird gesperrt, bevor es das Bild erreicht.',
  'rank corr.': 'Rangkorr.',
  'Rank correlation of magnitudes with the original map':
    'Rangkorrelation der Beträge mit der ursprünglichen Karte',
  SSIM: 'SSIM',
  'Structural similarity of magnitudes with the original map':
    'Strukturelle Ähnlichkeit der Beträge mit der ursprünglichen Karte',
  'Copy link': 'Link kopieren',
  Link: 'Link',
  'The browser does not let the page copy it.': 'Der Browser lässt die Seite ihn nicht kopieren.',
  'Link copied.': 'Link kopiert.',
  'Link copied. It leaves out the picture, which has no address.':
    'Link kopiert. Das Bild fehlt darin, denn es hat keine Adresse.',
  'Link copied. It leaves out the model, which has no address.':
    'Link kopiert. Das Modell fehlt darin, denn es hat keine Adresse.',
  'The model has no address: a link leaves it out.':
    'Das Modell hat keine Adresse: In einem Link fehlt es.',
  'Link copied. It leaves out the model card, which has no address.':
    'Link kopiert. Die Modellkarte fehlt darin, denn sie hat keine Adresse.',
  'The model card has no address: a link leaves it out.':
    'Die Modellkarte hat keine Adresse: In einem Link fehlt sie.',
  'The picture has no address: a link leaves it out.':
    'Das Bild hat keine Adresse: In einem Link fehlt es.',
  'Pixel x {0}, y {1}': 'Pixel x {0}, y {1}',
  Here: 'Hier',
  'Point at a picture: every map tells its value there.':
    'Wer auf ein Bild zeigt, liest den Wert jeder Karte an dieser Stelle.',
  'another picture': 'ein anderes Bild',
  'What the camera sees': 'Was die Kamera sieht',
  'Waiting for the camera …': 'Wartet auf die Kamera …',
  'Take the picture': 'Bild aufnehmen',
  'Other camera': 'Andere Kamera',
  Cancel: 'Abbrechen',
  'Your photo is in use.': 'Das Foto wird verwendet.',
  'Move the frame: drag it, or use the arrow keys; + and − zoom.':
    'Der Rahmen lässt sich ziehen oder mit den Pfeiltasten verschieben; + und − zoomen.',
  'What the network sees of the picture': 'Was das Netz vom Bild sieht',
  Zoom: 'Zoom',
  Middle: 'Mitte',
  'Pad to draw a digit on': 'Feld zum Zeichnen einer Ziffer',
  'Draw a digit by mouse, finger or pen. By keys: the arrows move the pen, Space puts it down and lifts it.':
    'Hier lässt sich mit Maus, Finger oder Stift eine Ziffer zeichnen. Mit Tasten: Die Pfeile bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab.',
  Undo: 'Rückgängig',
  Clear: 'Leeren',
  'The pad is empty; the picture before stays in use.':
    'Das Feld ist leer; das Bild davor wird weiter verwendet.',
  'Your drawing is in use.': 'Die Zeichnung wird verwendet.',
  'What the camera sees now is in use.': 'Verwendet wird, was die Kamera gerade sieht.',
  'Let go: the picture goes in here.': 'Loslassen: Das Bild kommt hier hinein.',
  'You can also drop a picture here. Pictures stay in this page.':
    'Ein Bild lässt sich auch hier ablegen. Bilder bleiben auf dieser Seite.',
  'Pictures stay in this page.': 'Bilder bleiben auf dieser Seite.',
  'In use: {0}.': 'Verwendet: {0}.',
  'Choose a picture': 'Bild wählen',
  'The dropped picture is in use.': 'Das abgelegte Bild wird verwendet.',
  'The first of your {0} pictures is in use: {1}.': 'Das erste der {0} Bilder wird verwendet: {1}.',
  'Your picture {0} is in use.': 'Das Bild {0} wird verwendet.',
  'The pasted picture is in use.': 'Das eingefügte Bild wird verwendet.',
  'Sample pictures': 'Beispielbilder',
  'The sample is in use: {0}.': 'Das Beispiel wird verwendet: {0}.',
  'The picture as the network sees it': 'Das Bild, wie das Netz es sieht',
  'What the network sees': 'Was das Netz sieht',
  '{0} x {1} pixels': '{0} × {1} Pixel',
  'Draw a digit': 'Ziffer zeichnen',
  'Choose a file': 'Datei wählen',
  Paste: 'Einfügen',
  'Use the camera': 'Kamera verwenden',
  'Take a picture': 'Foto aufnehmen',
  Model: 'Modell',
  Computed: 'Berechnung',
  Kit: 'Kit',
  Methods: 'Methoden',
  'Of an image it gets the middle: the short side is resized to {0} pixels, and {1} are cut out.':
    'Von einem Bild erhält es die Mitte: Die kurze Seite wird auf {0} Pixel skaliert, und {1} werden ausgeschnitten.',
  'Images of another shape are squeezed.': 'Bilder anderer Form werden gestaucht.',
  'Images of another shape get margins.': 'Bilder anderer Form erhalten Ränder.',
  'Black is {0} there, white is {1}.': 'Schwarz ist dort {0}, Weiß ist {1}.',
  'Its channels are blue, green and red.': 'Seine Kanäle sind Blau, Grün und Rot.',
  'Its input is a grey picture of {0} pixels.': 'Seine Eingabe ist ein graues Bild von {0} Pixeln.',
  'Its input is a colour picture of {0} pixels.':
    'Seine Eingabe ist ein farbiges Bild von {0} Pixeln.',
  'Its input has {0} pixels in {1} channels.': 'Seine Eingabe hat {0} Pixel in {1} Kanälen.',
  'It is right about {0} of test pictures.': 'Bei {0} der Testbilder liegt es richtig.',
  'It is right about {0} of {1} test pictures.': 'Bei {0} von {1} Testbildern liegt es richtig.',
  'Training data: {0}.': 'Trainingsdaten: {0}.',
  'Licence: {0}.': 'Lizenz: {0}.',
  Source: 'Quelle',
  'Model card': 'Modellkarte',
  '{0} under 1 ms': '{0} unter 1\u00a0ms',
  '{0} {1} ms': '{0} {1}\u00a0ms',
  'In this page by {0} in {1}: {2}.': 'Auf dieser Seite mit {0} in {1}: {2}.',
  'For a page of HTML': 'Für eine HTML-Seite',
  'For a place that takes only frames': 'Wo nur Frames erlaubt sind',
  'The model came from your device or from a script, which code cannot carry: put its files on the web, and their address in place of "model".':
    'Das Modell kam vom Gerät oder aus einem Skript; Code kann es nicht mitnehmen. Liegen seine Dateien im Web, gehört ihre Adresse in „model“.',
  'The model card came from your device or from a script: put it on the web as a file, and its address in place of "card".':
    'Die Modellkarte kam vom Gerät oder aus einem Skript. Liegt sie als Datei im Web, gehört ihre Adresse in „card“.',
  'The picture came from your device or from a script, which code cannot carry: put it on the web, and its address in place of "src".':
    'Das Bild kam vom Gerät oder aus einem Skript; Code kann es nicht mitnehmen. Liegt es im Web, gehört seine Adresse in „src“.',
  'Copy: {0}': 'Kopieren: {0}',
  Copy: 'Kopieren',
  'Embed code': 'Code zum Einbetten',
  'Leave full screen': 'Vollbild verlassen',
  'Full screen': 'Vollbild',
  'Save as PNG': 'Als PNG speichern',
  'Save as .npy:': 'Als .npy speichern:',
  'Save map as .npy': 'Karte als .npy speichern',
  'Open alone': 'Einzeln öffnen',
  'Copied.': 'Kopiert.',
  'The text is selected: copy it by the keyboard or by your finger.':
    'Der Text ist markiert und lässt sich mit Tastatur oder Finger kopieren.',
  'Saved as {0}.': 'Gespeichert als {0}.',
  'More about this figure': 'Mehr zu dieser Abbildung',
  Adjust: 'Anpassen',
  More: 'Mehr',
  'From left to right: {0}.': 'Von links nach rechts: {0}.',
  'Colors: {0}.': 'Farben: {0}.',
  'Row by row: {0}.': 'Zeile für Zeile: {0}.',
  'In brackets where a condition fails: the input, or the signal, is not positive.':
    'In Klammern, wo eine Bedingung nicht gilt: Die Eingabe oder das Signal ist nicht positiv.',
  'Computed beforehand by convlens {0} ({1}, {2}).': 'Vorab berechnet von convlens {0} ({1}, {2}).',
  'the output': 'die Ausgabe',
  'Output: {0}': 'Ausgabe: {0}',
  'Output ({0}): {1}': 'Ausgabe ({0}): {1}',
  'output {0}': 'Ausgabe {0}',
  'The probabilities are a softmax of the network’s raw outputs.':
    'Die Wahrscheinlichkeiten sind ein Softmax der rohen Ausgaben des Netzes.',
  Output: 'Ausgabe',
  'Output with the occluder': 'Ausgabe mit der Abdeckung',
  'Output at each position': 'Ausgabe an jeder Stelle',
  'Mean fall of the output by pixel': 'Mittlerer Abfall der Ausgabe je Pixel',
  'In the map {0} means that the output fell when the pixel was hidden, {1} that it rose, as far as this occluder tells. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    'In der Karte bedeutet {0}, dass die Ausgabe fiel, wenn das Pixel verdeckt war, {1}, dass sie stieg, soweit diese Abdeckung es zeigt. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, eine andere Füllung kann die Karte also ändern; redundante Bereiche verdecken einander.',
  'Hidden: {0}. Output: {1}.': 'Verdeckt: {0}. Ausgabe: {1}.',
  'Output {0} with {1} hidden': 'Ausgabe {0}, wenn {1} verdeckt ist',
  'Deletion curve: the output goes from {0} to {1} as pixels are replaced, and is {2} after half of them. Mean {3}; in random order {4}.':
    'Löschkurve: Die Ausgabe geht von {0} auf {1}, während Pixel ersetzt werden, und liegt nach der Hälfte bei {2}. Mittel {3}; in zufälliger Reihenfolge {4}.',
  'Insertion curve: the output goes from {0} to {1} as pixels return, and is {2} after half of them. Mean {3}; in random order {4}.':
    'Einfügekurve: Die Ausgabe geht von {0} auf {1}, während Pixel zurückkehren, und liegt nach der Hälfte bei {2}. Mittel {3}; in zufälliger Reihenfolge {4}.',
  'none (output)': 'keine (Ausgabe)',
  '{0} raise the output if they get slightly brighter, {1} lower it. The map shows how sensitive the output is to each pixel, not how much the pixel contributes to it.':
    '{0} erhöhen die Ausgabe, wenn sie etwas heller werden, {1} senken sie. Die Karte zeigt, wie empfindlich die Ausgabe auf jedes Pixel reagiert, nicht, wie viel das Pixel zu ihr beiträgt.',
  'Only positive signals pass back, and only through active neurons. The map shows what the network responds to, not how it arrives at this value.':
    'Nur positive Signale laufen zurück, und nur durch aktive Neuronen. Die Karte zeigt, worauf das Netz reagiert, nicht, wie es zu diesem Wert kommt.',
  'The gradient times the pixel’s value: {0} raise the output, {1} lower it. A pixel with value 0 gets 0, however much it matters.':
    'Der Gradient mal dem Wert des Pixels: {0} erhöhen die Ausgabe, {1} senken sie. Ein Pixel mit dem Wert 0 bekommt 0, wie wichtig es auch ist.',
  'Where the last convolution found patterns that raise the output. The map is coarse, because that layer has few positions; patterns that lower the output are left out.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen. Die Karte ist grob, weil diese Schicht wenige Positionen hat; Muster, die die Ausgabe senken, bleiben weg.',
  'Guided backpropagation multiplied by Grad-CAM: the first gives the detail, the second the place.':
    'Guided Backpropagation, multipliziert mit Grad-CAM: Die erste liefert die Einzelheiten, das zweite die Stelle.',
  'Deletion: the output as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early. Insertion: the output as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order ({0}).':
    'Löschen: die Ausgabe, während die Pixel mit den höchsten Werten durch die mittlere Farbe ersetzt werden; bei einer zutreffenden Karte fällt sie früh. Einfügen: die Ausgabe, während diese Pixel in ein unscharfes Bild zurückkehren; bei einer zutreffenden Karte steigt sie früh. Gestrichelt: Pixel in zufälliger Reihenfolge ({0}).',
  'No model card states the input range; values from 0 to 1 are assumed.':
    'Keine Modellkarte nennt den Eingabebereich; angenommen werden Werte von 0 bis 1.',
  'This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.':
    'Dieser Browser verändert zum Schutz vor Fingerprinting die Pixel, die eine Seite liest; Werte können leicht abweichen.',
  'What the network sees, {0} × {1}': 'Was das Netz sieht, {0} × {1}',
  'This network knows only {0} classes; perhaps none fits.':
    'Dieses Netz kennt nur {0} Klassen; vielleicht passt keine.',
  '{0} positions': '{0} Stellen',
  '{0} of {1} positions': '{0} von {1} Stellen',
  '{0} of {1} positions, about {2} s left': '{0} von {1} Stellen, noch etwa {2} s',
  'Not explained yet': 'Noch nicht erklärt',
  'It is right about {0} of test images, as its makers have published.':
    'Bei {0} der Testbilder liegt es richtig, wie seine Urheber veröffentlicht haben.',
};
