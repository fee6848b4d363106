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
  'Cropped to the window that the neuron sees.':
    'Zugeschnitten auf das Fenster, das das Neuron sieht.',
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
  'The image that is explained': 'Das Bild, das erklärt wird',
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
  'answers {0} ({1})': 'antwortet {0} ({1})',
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
  '{0} pictures, zero everywhere.': '{0} Bilder, überall null.',
  '{0} pictures, the strongest is {1} ({2}).': '{0} Bilder, das stärkste ist {1} ({2}).',
  '{0} pictures, the strongest is {1} ({2}); {3} are zero everywhere.':
    '{0} Bilder, das stärkste ist {1} ({2}); {3} sind überall null.',
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
  'over {0}': 'über {0}',
  'under {0}': 'unter {0}',
  '{0} %': '{0}\u00a0%',
  '{0}st': '{0}.',
  '{0}nd': '{0}.',
  '{0}rd': '{0}.',
  '{0}th': '{0}.',
  'The map is zero everywhere.': 'Die Karte ist überall null.',
  '{0} % of the map is positive; it is strongest at row {1} of {2}, column {3} of {4}.':
    '{0}\u00a0% der Karte sind positiv; am stärksten ist sie in Zeile {1} von {2}, Spalte {3} von {4}.',
  'layer {0}': '{0}',
  Layers: 'Schichten',
  'Others, by name': 'Andere, nach Namen',
  'Layers, by name': 'Schichten, nach Namen',
  'Layers without places': 'Schichten ohne Stellen',
  'Maps of {0}': 'Karten von {0}',
  'Maps of {0} to {1}': 'Karten von {0} bis {1}',
  '{0}, {1} of {2}': '{0}, {1} von {2}',
  'CAM layer': 'CAM-Schicht',
  'last convolution': 'letzte Faltung',
  'last convolution: {0}': 'letzte Faltung: {0}',
  'Where the {0} found what speaks for the class.':
    'Wo die Schicht „{0}“ fand, was für die Klasse spricht.',
  'It is as fine as the maps of that layer; what speaks against the class is left out.':
    'Die Karte ist so fein wie die Karten dieser Schicht; was gegen die Klasse spricht, fehlt.',
  'Where the {0} finds what raises the output. It is as fine as the maps of that layer; what lowers the output is left out.':
    'Wo die Schicht „{0}“ findet, was die Ausgabe erhöht. Die Karte ist so fein wie die Karten dieser Schicht; was die Ausgabe senkt, fehlt.',
  'Where the {0} found what excites this neuron. It is as fine as the maps of that layer.':
    'Wo die Schicht „{0}“ fand, was dieses Neuron erregt. Die Karte ist so fein wie die Karten dieser Schicht.',
  'Where the {0} found patterns that raise the score. Small regions count as much as large ones.':
    'Wo die Schicht „{0}“ Muster fand, die den Score erhöhen. Kleine Bereiche zählen so viel wie große.',
  'Where the {0} found patterns that raise the output. Only positive gradients weigh.':
    'Wo die Schicht „{0}“ Muster fand, die die Ausgabe erhöhen. Nur positive Gradienten zählen.',
  'Where the {0} found patterns that excite this neuron. Only positive gradients weigh.':
    'Wo die Schicht „{0}“ Muster fand, die dieses Neuron erregen. Nur positive Gradienten zählen.',
  'Where the {0} raises the score: each activation is weighted by its own gradient.':
    'Wo die Schicht „{0}“ den Score erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet.',
  'Where the {0} raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Wo die Schicht „{0}“ die Ausgabe erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die die Ausgabe senken, bleiben leer.',
  'Where the {0} excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Wo die Schicht „{0}“ dieses Neuron erregt: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die es hemmen, bleiben leer.',
  'Where the {0} found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Wo die Schicht „{0}“ Muster fand, die den Score erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the {0} found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Wo die Schicht „{0}“ Muster fand, die die Ausgabe erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the {0} found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Wo die Schicht „{0}“ Muster fand, die dieses Neuron erregen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the {0} differs most from its mean: the first principal component of its maps.':
    'Wo die Schicht „{0}“ am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten.',
  'Where the {0} differs most from its mean: the first principal component of its maps. It shows what stands out to the network, not what raises the output.':
    'Wo die Schicht „{0}“ am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie zeigt, was für das Netz hervorsticht, nicht, was die Ausgabe erhöht.',
  'Where the {0} differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Wo die Schicht „{0}“ am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie ist für jedes Neuron darüber dieselbe.',
  'Where the {0} found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Wo die Schicht „{0}“ Muster fand, die den Score erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist.',
  'It is as fine as the maps of that layer; patterns that lower the score are left out.':
    'Die Karte ist so fein wie die Karten dieser Schicht; Muster, die den Score senken, bleiben weg.',
  'Where the {0} found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. It is as fine as the maps of that layer; patterns that lower the output are left out.':
    'Wo die Schicht „{0}“ Muster fand, die die Ausgabe erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte ist so fein wie die Karten dieser Schicht; Muster, die die Ausgabe senken, bleiben weg.',
  'Where the {0} found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. It is as fine as the maps of that layer.':
    'Wo die Schicht „{0}“ Muster fand, die dieses Neuron erregen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Die Karte ist so fein wie die Karten dieser Schicht.',
  'grey {0}': 'grau {0}',
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
  '{0} of the pixels lie beyond': '{0} der Pixel liegen darüber hinaus',
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
  '{0} percentile': '{0} Perzentil',
  'In color ({0}): mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.':
    'In Farbe ({0}): Mittelgrau ist 0, und Rot, Grün und Blau sind als die Kanäle gezeichnet, zu denen sie gehören.',
  '{0} percentile; {1}': '{0} Perzentil; {1}',
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
  'Explained is the score of {0} relative to {1}.': 'Erklärt wird der Score von {0} gegenüber {1}.',
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
  'Relevance is distributed by how far each input lies from its bounds.':
    'Relevanz wird danach verteilt, wie weit jede Eingabe von ihren Grenzen entfernt liegt.',
  'Excitation backprop': 'Excitation Backprop',
  Composites: 'Komposite',
  'One rule for all layers': 'Eine Regel für alle Schichten',
  'by contribution': 'nach Beitrag',
  passes: 'reicht durch',
  'winner takes all': 'an den Sieger',
  'signal takes all': 'an das Signal',
  'equal parts': 'gleiche Teile',
  'Every neuron hands on its relevance in proportion to what each input has contributed to its sum; where contributions of both signs nearly cancel, that sum is close to 0 and the shares become huge.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis dessen weiter, was jede Eingabe zu seiner Summe beigetragen hat; wo Beiträge beider Vorzeichen sich fast aufheben, liegt diese Summe nahe 0, und die Anteile werden riesig.',
  'LRP-0 as textbooks draw it, by transposed convolutions, with the same numbers: every neuron hands on its relevance in proportion to what each input has contributed to its sum; where contributions of both signs nearly cancel, that sum is close to 0 and the shares become huge.':
    'LRP-0, wie Lehrbücher es zeichnen, durch transponierte Faltungen, mit denselben Zahlen: Jedes Neuron gibt seine Relevanz im Verhältnis dessen weiter, was jede Eingabe zu seiner Summe beigetragen hat; wo Beiträge beider Vorzeichen sich fast aufheben, liegt diese Summe nahe 0, und die Anteile werden riesig.',
  'Every neuron hands on its relevance in proportion to what each input has contributed; ε in the denominator keeps back what rests on contributions that cancel: the larger it is, the calmer the map, and the less of the score it accounts for.':
    'Jedes Neuron gibt seine Relevanz im Verhältnis dessen weiter, was jede Eingabe beigetragen hat; ε im Nenner hält zurück, was auf Beiträgen beruht, die sich aufheben: Je größer es ist, desto ruhiger ist die Karte, und desto weniger vom Score erklärt sie.',
  'What speaks for a neuron is favoured by γ over what speaks against it before its relevance is shared out.':
    'Was für ein Neuron spricht, wird durch γ gegenüber dem begünstigt, was dagegen spricht, bevor seine Relevanz verteilt wird.',
  'What speaks for a neuron and what speaks against it are shared out apart, α of the one less β of the other.':
    'Was für ein Neuron spricht und was dagegen spricht, wird getrennt verteilt, α vom einen weniger β vom anderen.',
  'Only what speaks for a neuron gets a share of its relevance.':
    'Nur was für ein Neuron spricht, bekommt einen Anteil an seiner Relevanz.',
  'Relevance is shared out by the squares of the weights, whatever the inputs were.':
    'Die Relevanz wird nach den Quadraten der Gewichte verteilt, wie die Eingaben auch waren.',
  'Every neuron hands on its relevance in equal parts to all that it sees: what remains is where it looks.':
    'Jedes Neuron gibt seine Relevanz zu gleichen Teilen an alles weiter, was es sieht: Übrig bleibt, wohin es schaut.',
  'Dense layers share out by ε, convolutions by γ, which favours what speaks for a neuron, and the first by how far a pixel lies from the bounds of the input.':
    'Dense-Schichten verteilen nach ε, Faltungen nach γ, das begünstigt, was für ein Neuron spricht, und die erste danach, wie weit ein Pixel von den Grenzen der Eingabe entfernt liegt.',
  'Dense layers share out by every contribution, convolutions by those that speak for a neuron.':
    'Dense-Schichten verteilen nach allen Beiträgen, Faltungen nach denen, die für ein Neuron sprechen.',
  'Dense layers share out by every contribution, convolutions by those that speak for a neuron, and the first in equal parts.':
    'Dense-Schichten verteilen nach allen Beiträgen, Faltungen nach denen, die für ein Neuron sprechen, und die erste zu gleichen Teilen.',
  'Dense layers share out by every contribution; convolutions twice what speaks for a neuron less once what speaks against it.':
    'Dense-Schichten verteilen nach allen Beiträgen; Faltungen zweimal, was für ein Neuron spricht, weniger einmal, was dagegen spricht.',
  'Dense layers share out by every contribution, convolutions twice what speaks for a neuron less once what speaks against it, and the first in equal parts.':
    'Dense-Schichten verteilen nach allen Beiträgen, Faltungen zweimal, was für ein Neuron spricht, weniger einmal, was dagegen spricht, und die erste zu gleichen Teilen.',
  'Only what excites a neuron gets a share, in every layer.':
    'Nur was ein Neuron erregt, bekommt einen Anteil, in jeder Schicht.',
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
  Unoccluded: 'Unverdeckt',
  'With this part hidden': 'Mit diesem Teil verdeckt',
  'Probability with the occluder': 'Wahrscheinlichkeit mit der Abdeckung',
  'not known yet': 'noch nicht bekannt',
  hidden: 'verborgen',
  '{0}: hidden': '{0}: verborgen',
  'before {0}': 'vorher {0}',
  'Predicted classes at {0} positions': 'Vorhergesagte Klassen an {0} Stellen',
  '{0}, unchanged: {1}': '{0}, unverändert: {1}',
  'Wherever the occluder is, {0} stays at {1}.': 'Wo die Abdeckung auch liegt, {0} bleibt bei {1}.',
  'Hiding {0} ({1}) drops {2} from {3} to {4}: the network now predicts {5}.':
    'Wird das Bild {0} verdeckt ({1}), fällt {2} von {3} auf {4}: Das Netz sagt nun {5} vorher.',
  'Hiding {0} ({1}) drops {2} from {3} to {4}.':
    'Wird das Bild {0} verdeckt ({1}), fällt {2} von {3} auf {4}.',
  '{0} becomes {1}': 'aus {0} wird {1}',
  'still {0}, {1}': 'weiterhin {0}, {1}',
  'Hiding any part raises {0}, {1} ({2}) least: from {3} to {4}.':
    'Was auch verdeckt wird, {0} steigt, {1} ({2}) am wenigsten: von {3} auf {4}.',
  'Hiding {0} ({1}) leaves {2} unchanged.':
    'Wird das Bild {0} verdeckt ({1}), bleibt {2} unverändert.',
  'Hiding {0} ({1}) raises {2} to {3}.': 'Wird das Bild {0} verdeckt ({1}), steigt {2} auf {3}.',
  'Hiding {0} ({1}) lowers {2} least, to {3}.':
    'Wird das Bild {0} verdeckt ({1}), sinkt {2} am wenigsten, auf {3}.',
  'Predicted class at each position': 'Vorhergesagte Klasse an jeder Stelle',
  'Probability at each position, in %': 'Wahrscheinlichkeit an jeder Stelle, in %',
  'Logit of {0} at each position': 'Logit für {0} an jeder Stelle',
  'Probability of {0} at each position, in %': 'Wahrscheinlichkeit für {0} an jeder Stelle, in %',
  'Mean drop of the logit by pixel': 'Mittlerer Rückgang des Logits je Pixel',
  'Logit of {0} relative to {1} at each position': 'Logit von {0} gegenüber {1} an jeder Stelle',
  'Probability of {0} relative to {1} at each position, in %':
    'Wahrscheinlichkeit von {0} gegenüber {1} an jeder Stelle, in %',
  'Mean drop of the logit of {0} relative to {1} by pixel':
    'Mittlerer Rückgang des Logits von {0} gegenüber {1} je Pixel',
  'Mean drop of the probability of {0} relative to {1} by pixel':
    'Mittlerer Rückgang der Wahrscheinlichkeit von {0} gegenüber {1} je Pixel',
  'Hiding {0} lowers {1}, hiding {2} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert {1}, {2} zu verdecken vergrößert den Wert. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'the logit of {0} relative to {1}': 'das Logit von {0} gegenüber {1}',
  'the probability of {0} relative to {1}': 'die Wahrscheinlichkeit von {0} gegenüber {1}',
  'Mean drop of the probability by pixel': 'Mittlerer Rückgang der Wahrscheinlichkeit je Pixel',
  'Map of the mean drop': 'Karte des mittleren Rückgangs',
  'Occluder: arrow keys move it by its stride, with Shift by one pixel.':
    'Abdeckung: Pfeiltasten verschieben sie um ihre Schrittweite, mit der Umschalttaste um ein Pixel.',
  'Hiding {0} lowers the logit, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert den Logit, {1} zu verdecken vergrößert ihn. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'Hiding {0} lowers the probability, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert die Wahrscheinlichkeit, {1} zu verdecken vergrößert sie. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'The one position does not change the prediction.':
    'Die einzige Stelle ändert die Vorhersage nicht.',
  'None of the {0} positions changes the prediction.':
    'Keine der {0} Stellen ändert die Vorhersage.',
  '1 of {0} positions changes the prediction: to {1}.':
    '1 von {0} Stellen ändert die Vorhersage: zu {1}.',
  '{0} of {1} positions change the prediction: to {2} and others.':
    '{0} von {1} Stellen ändern die Vorhersage: zu {2} und anderen.',
  '{0} of {1} positions change the prediction: to {2}.':
    '{0} von {1} Stellen ändern die Vorhersage: zu {2}.',
  '{0} of the pixels were never hidden (hatched): the stride is longer than the occluder. The map has no value there.':
    '{0} der Pixel waren nie verdeckt (schraffiert): Die Schrittweite ist größer als die Abdeckung. Dort hat die Karte keinen Wert.',
  '{0} of the pixels were never hidden (hatched): the circles leave corners. The map has no value there.':
    '{0} der Pixel waren nie verdeckt (schraffiert): Die Kreise lassen Ecken frei. Dort hat die Karte keinen Wert.',
  '{0} of {1} positions so far.': 'Bisher {0} von {1} Stellen.',
  'Each position recomputes only what the occluder can reach, {0} of the multiplications; the numbers are the same.':
    'Jede Stelle berechnet nur neu, was die Abdeckung erreichen kann, {0} der Multiplikationen; die Zahlen sind dieselben.',
  '1 position.': '1 Stelle.',
  '{0} positions.': '{0} Stellen.',
  Shape: 'Form',
  Measure: 'Maß',
  probability: 'Wahrscheinlichkeit',
  logit: 'Logit',
  Cells: 'Zellen',
  'predicted class': 'vorhergesagte Klasse',
  Occluder: 'Abdeckung',
  Stride: 'Schrittweite',
  square: 'Quadrat',
  circle: 'Kreis',
  black: 'schwarz',
  gray: 'grau',
  white: 'weiß',
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
  'P({0})': 'P({0})',
  'Hidden: {0}. {1}: {2}. The network predicts {3}.':
    'Verdeckt: {0}. {1}: {2}. Das Netz sagt {3} vorher.',
  'about 1 second': 'etwa 1 Sekunde',
  'about {0} seconds': 'etwa {0} Sekunden',
  'about 1 minute': 'etwa 1 Minute',
  'about {0} minutes': 'etwa {0} Minuten',
  'about 1 hour': 'etwa 1 Stunde',
  'about {0} hours': 'etwa {0} Stunden',
  'Image, a part hidden': 'Bild, ein Teil verdeckt',
  '{0} wide, {1} high': '{0} breit, {1} hoch',
  'Image, a circle of {0} hidden': 'Bild, Kreis von {0} verdeckt',
  'Image, {0} hidden': 'Bild, {0} verdeckt',
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
  'the mean output while these pixels are restored in a blurred image':
    'die mittlere Ausgabe, während diese Pixel in einem unscharfen Bild wiederhergestellt werden',
  'the mean probability while these pixels are restored in a blurred image':
    'die mittlere Wahrscheinlichkeit, während diese Pixel in einem unscharfen Bild wiederhergestellt werden',
  'the time for computing the map, its forward pass included':
    'die Zeit zum Berechnen der Karte, ihr Vorwärtsdurchlauf eingeschlossen',
  'the mean output while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors':
    'die mittlere Ausgabe, während die am höchsten eingestuften Pixel, je Schritt ein Zehntel mehr, durch verrauschte Mittel ihrer Nachbarn ersetzt werden',
  'the mean probability while the highest-ranked pixels, a tenth more at each step, are replaced by noisy means of their neighbors':
    'die mittlere Wahrscheinlichkeit, während die am höchsten eingestuften Pixel, je Schritt ein Zehntel mehr, durch verrauschte Mittel ihrer Nachbarn ersetzt werden',
  'the error of the map in predicting how the score changes when squares are hidden, from 0 (exact) to 1 (no better than an empty map)':
    'der Fehler, mit dem die Karte vorhersagt, wie sich der Score ändert, wenn Quadrate verdeckt werden, von 0 (genau) bis 1 (nicht besser als eine leere Karte)',
  'the largest change of the map, relative to its norm, when every value of the image moves by up to 2% of its range':
    'die größte Änderung der Karte, relativ zu ihrer Norm, wenn sich jeder Wert des Bildes um bis zu 2 % seines Bereichs ändert',
  'the rank correlation of the map’s magnitudes before and after randomizing the weights of the upper half of the layers; near 1, the map ignores what these layers have learned':
    'die Rangkorrelation der Beträge der Karte vor und nach dem Randomisieren der Gewichte in der oberen Hälfte der Schichten; nahe 1 ignoriert die Karte, was diese Schichten gelernt haben',
  '<1 ms': '<1 ms',
  '{0} s': '{0} s',
  '{0} ({1} forward passes, about {2} s)': '{0} ({1} Vorwärtsdurchläufe, etwa {2} s)',
  '{0} ({1} maps, about {2} s)': '{0} ({1} Karten, etwa {2} s)',
  'The measures ask different questions, so their ranks may differ without either being wrong. All ranks hold for this image only.':
    'Die Maße stellen verschiedene Fragen; ihre Ränge können sich unterscheiden, ohne dass einer falsch ist. Alle Ränge gelten nur für dieses Bild.',
  'All measures rank the methods in the same order.':
    'Alle Maße ordnen die Verfahren in derselben Reihenfolge.',
  '{0} ranks {1} {2} of {3}; {4} ranks it {5}.': '{0}: {1} auf Rang {2} von {3}; {4}: Rang {5}.',
  '{0} and {1}: {2}': '{0} und {1}: {2}',
  'rank {0}': 'Rang {0}',
  '{0}: from {1} to {2}': '{0}: von {1} bis {2}',
  'Probability of {0}: {1}': 'Wahrscheinlichkeit von {0}: {1}',
  '% of the pixels': '% der Pixel',
  'Rank correlation of the measures (1: same order of the methods; −1: reversed):':
    'Rangkorrelation der Maße (1: gleiche Reihenfolge der Verfahren; −1: umgekehrte):',
  'This stride needs {0} positions ({1} here). Showing a coarser grid.':
    'Diese Schrittweite braucht {0} Stellen (hier {1}). Gezeigt ist ein gröberes Gitter.',
  'Compute all': 'Alle berechnen',
  'Occluded images': 'Verdeckte Bilder',
  'Occluded images at {0} positions': 'Verdeckte Bilder an {0} Stellen',
  'Shown here: every {0} row and column, {1} of {2} positions.':
    'Gezeigt ist jede {0} Zeile und Spalte: {1} von {2} Stellen.',
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
  'It sees the whole picture.': 'Sichtfeld: das ganze Bild.',
  'It sees {0} × {1} of {2} × {3} pixels.': 'Sichtfeld: {0} × {1} von {2} × {3} Pixeln.',
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
  'The network answers {0}.': 'Das Netz antwortet {0}.',
  'Explained: {0}.': 'Erklärt: {0}.',
  'The image is explained; the prediction is hidden.':
    'Das Bild ist erklärt; die Vorhersage ist verborgen.',
  'Image {0}': 'Bild {0}',
  'The network answers {0} ({1}).': 'Das Netz antwortet {0} ({1}).',
  'Explained: {0} ({1}).': 'Erklärt: {0} ({1}).',
  'under 1 ms': 'unter 1\u00a0ms',
  '{0} ms': '{0}\u00a0ms',
  'Computed in this page in {0} ({1}, {2}).': 'Auf dieser Seite in {0} berechnet ({1}, {2}).',
  '{0} of the values lie beyond': '{0} der Werte liegen darüber hinaus',
  'deletion {0}': 'Löschen {0}',
  'insertion {0}': 'Einfügen {0}',
  'random {0}': 'zufällig {0}',
  'The deletion curve: the probability of {0} goes from {1} to {2} as pixels are painted over, {3} at half of them. Area {4}, in random order {5}.':
    'Die Löschkurve: Die Wahrscheinlichkeit für {0} geht von {1} auf {2}, während Pixel übermalt werden, {3} bei der Hälfte. Fläche {4}, in zufälliger Reihenfolge {5}.',
  'The insertion curve: the probability of {0} goes from {1} to {2} as pixels are given back, {3} at half of them. Area {4}, in random order {5}.':
    'Die Einfügekurve: Die Wahrscheinlichkeit für {0} geht von {1} auf {2}, während Pixel zurückkommen, {3} bei der Hälfte. Fläche {4}, in zufälliger Reihenfolge {5}.',
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
  'The prediction changes at {0}, to {1}.': 'Die Vorhersage ändert sich bei {0}, zu {1}.',
  'No step of this kind up to {0} changes the prediction.':
    'Kein solcher Schritt bis {0} ändert die Vorhersage.',
  'Every pixel moves by the same amount, as far as its range allows, towards the other class as the sign of the gradient says: an adversarial example ({0}). It shows how large such a step must be to change this prediction, not what the other class looks like.':
    'Jedes Pixel ändert sich um denselben Betrag, soweit sein Bereich reicht, nach dem Vorzeichen des Gradienten zur anderen Klasse hin: ein adversariales Beispiel ({0}). Es zeigt, wie groß ein solcher Schritt sein muss, um diese Vorhersage zu ändern, nicht, wie die andere Klasse aussieht.',
  Probabilities: 'Wahrscheinlichkeiten',
  'Goodfellow et al. 2015': 'Goodfellow et al. 2015',
  'Petsiuk et al. 2018': 'Petsiuk et al. 2018',
  'How faithful is a map? Deletion: the probability while the pixels that it ranks highest are painted over with the mean colour; it should fall early, leaving a small area. Insertion: while they come back into a blurred picture; it should rise early. Dashed: pixels in random order; hairlines: 0 and 1 ({0}).':
    'Wie treu ist eine Karte? Löschen: die Wahrscheinlichkeit, während die Pixel, die sie am höchsten reiht, mit der mittleren Farbe übermalt werden; sie soll früh fallen und eine kleine Fläche lassen. Einfügen: während sie in ein unscharfes Bild zurückkommen; sie soll früh steigen. Gestrichelt: Pixel in zufälliger Reihenfolge; Haarlinien: 0 und 1 ({0}).',
  'Picture: {0}': 'Bild: {0}',
  'answer: {0}': 'Antwort: {0}',
  'max of each map': 'Max. jeder Karte',
  'up to the {0} percentile of magnitudes': 'bis zum {0} Perzentil der Beträge',
  'The first 1 picture of {0} are shown.': 'Gezeigt ist das erste von {0} Bildern.',
  'The first {0} pictures of {1} are shown.': 'Gezeigt sind die ersten {0} von {1} Bildern.',
  'Each picture with its map: {0}.': 'Jedes Bild mit seiner Karte: {0}.',
  'Of each picture, what the strongest neuron of the {0} sees, and its map: {1}.':
    'Von jedem Bild, was das stärkste Neuron der Schicht „{0}“ sieht, und seine Karte: {1}.',
  'Of each picture, what the neuron {0} of the {1} sees, and its map: {2}.':
    'Von jedem Bild, was das Neuron {0} der Schicht „{1}“ sieht, und seine Karte: {2}.',
  '1 picture explained.': '1 Bild erklärt.',
  '{0} pictures explained.': '{0} Bilder erklärt.',
  '1 picture could not be shown.': '1 Bild konnte nicht gezeigt werden.',
  '{0} pictures could not be shown.': '{0} Bilder konnten nicht gezeigt werden.',
  Similarities: 'Ähnlichkeiten',
  'Rank correlation of magnitudes / SSIM with the original map':
    'Rangkorrelation der Beträge / SSIM mit der ursprünglichen Karte',
  'Random layers': 'Zufällige Schichten',
  'The similarity of each map to its original at every step; the table has the numbers.':
    'Die Ähnlichkeit jeder Karte mit ihrem Original bei jedem Schritt; die Zahlen stehen in der Tabelle.',
  'A map that shows what the network has learned must change when the network forgets it, layer by layer from the class scores down. Gradient and Grad-CAM maps change at once; those of guided backpropagation later and far less, since they restore the picture more than they read the network ({0}, {1}).':
    'Eine Karte, die zeigt, was das Netz gelernt hat, muss sich ändern, wenn das Netz es vergisst, Schicht für Schicht von den Scores der Klassen abwärts. Karten von Gradient und Grad-CAM ändern sich sofort; die von Guided Backpropagation später und weit weniger, da sie eher das Bild wiederherstellen als das Netz lesen ({0}, {1}).',
  'none: the class': 'keine: die Klasse',
  strongest: 'stärkste',
  'of one channel': 'eines Kanals',
  'by its number': 'nach Nummer',
  'at x {0}, y {1}': 'bei x {0}, y {1}',
  'whole channel {0}': 'ganzer Kanal {0}',
  Number: 'Nummer',
  Freeze: 'Festhalten',
  'Click the picture to choose the neuron there.': 'Ein Klick ins Bild wählt das Neuron dort.',
  'Explained: the whole channel {0} of the {1}, with activations that sum to {2}.':
    'Erklärt: der ganze Kanal {0} der Schicht „{1}“, dessen Aktivierungen sich zu {2} summieren.',
  'Explained: channel {0} at x {1}, y {2} of the {3}, with an activation of {4}.':
    'Erklärt: Kanal {0} bei x {1}, y {2} der Schicht „{3}“, mit einer Aktivierung von {4}.',
  'Explained: unit {0} of the {1}, with an activation of {2}.':
    'Erklärt: Einheit {0} der Schicht „{1}“, mit einer Aktivierung von {2}.',
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
  'Picture, cropped': 'Bild, Ausschnitt',
  'The piece of the picture that the neuron sees':
    'Der Ausschnitt des Bildes, den das Neuron sieht',
  '{0}, cropped': '{0}, Ausschnitt',
  Gradient: 'Gradient',
  'DeconvNet rule': 'DeconvNet-Regel',
  'Integrated gradients': 'Integrated Gradients',
  SmoothGrad: 'SmoothGrad',
  'Grad-CAM': 'Grad-CAM',
  'Guided Grad-CAM': 'Guided Grad-CAM',
  'Score-CAM': 'Score-CAM',
  RISE: 'RISE',
  'Where the {0} found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Wo die {0} Muster fand, die den Score hoch halten: Jede ihrer Karten wird mit dem Score des Bildes gewichtet, das sie maskiert.',
  'Where the last convolution found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.':
    'Wo die letzte Faltung Muster fand, die den Score hoch halten: Jede ihrer Karten wird mit dem Score des Bildes gewichtet, das sie maskiert.',
  'It needs no gradient, but a forward pass for each map. It is as fine as the maps of that layer.':
    'Sie braucht keinen Gradienten, aber einen Vorwärtsdurchlauf für jede Karte. Sie ist so fein wie die Karten dieser Schicht.',
  'It needs no gradient, but a forward pass for each map. Coarse, since that layer has few positions.':
    'Sie braucht keinen Gradienten, aber einen Vorwärtsdurchlauf für jede Karte. Grob, da diese Schicht wenige Positionen hat.',
  'Where the {0} found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. It is as fine as the maps of that layer.':
    'Wo die {0} Muster fand, die die Ausgabe hoch halten: Jede ihrer Karten wird mit der Ausgabe für das Bild gewichtet, das sie maskiert. Sie ist so fein wie die Karten dieser Schicht.',
  'Where the last convolution found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. Coarse, since that layer has few positions.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe hoch halten: Jede ihrer Karten wird mit der Ausgabe für das Bild gewichtet, das sie maskiert. Grob, da diese Schicht wenige Positionen hat.',
  'Where the {0} found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Wo die {0} Muster fand, die dieses Neuron erregen: Jede ihrer Karten wird mit der Aktivierung für das Bild gewichtet, das sie maskiert.',
  'Where the convolution below found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede ihrer Karten wird mit der Aktivierung für das Bild gewichtet, das sie maskiert.',
  'The mean probability of the class over randomly masked images that show the pixel: highest where seeing the image matters most.':
    'Die mittlere Wahrscheinlichkeit der Klasse über zufällig maskierte Bilder, die das Pixel zeigen: am höchsten, wo es am meisten zählt, das Bild zu sehen.',
  'Only differences within the map mean something; too few masks leave blotches. Masked images are out of distribution.':
    'Nur Unterschiede innerhalb der Karte sagen etwas aus; zu wenige Masken hinterlassen Flecken. Maskierte Bilder liegen außerhalb der Trainingsverteilung.',
  'The mean output over randomly masked images that show the pixel. Only differences within the map mean something; too few masks leave blotches.':
    'Die mittlere Ausgabe über zufällig maskierte Bilder, die das Pixel zeigen. Nur Unterschiede innerhalb der Karte sagen etwas aus; zu wenige Masken hinterlassen Flecken.',
  'The mean activation of this neuron over randomly masked images that show the pixel. Only differences within the map mean something.':
    'Die mittlere Aktivierung dieses Neurons über zufällig maskierte Bilder, die das Pixel zeigen. Nur Unterschiede innerhalb der Karte sagen etwas aus.',
  Masks: 'Masken',
  lowest: 'niedrigster',
  'highest value of each map': 'höchster Wert jeder Karte',
  '1 masked image': '1 maskiertes Bild',
  '{0} of {1} masked images': '{0} von {1} maskierten Bildern',
  '{0} masked images': '{0} maskierte Bilder',
  'Counterfactual Grad-CAM': 'Kontrafaktisches Grad-CAM',
  'Where the {0} found what lowers the score: without it the score would be higher.':
    'Wo die Schicht „{0}“ gefunden hat, was den Score senkt: Ohne das wäre er höher.',
  'Where the last convolution found what lowers the score: without it the score would be higher.':
    'Wo die letzte Faltung gefunden hat, was den Score senkt: Ohne das wäre er höher.',
  'It is as fine as the maps of that layer; what raises the score is left out.':
    'Sie ist so fein wie die Karten dieser Schicht; was den Score erhöht, bleibt weg.',
  'Coarse, since that layer has few positions; what raises the score is left out.':
    'Grob, weil diese Schicht wenige Stellen hat; was den Score erhöht, bleibt weg.',
  'Where the {0} found what weakens this neuron. It is as fine as the maps of that layer.':
    'Wo die Schicht „{0}“ gefunden hat, was dieses Neuron schwächt. Die Karte ist so fein wie die Karten dieser Schicht.',
  'Where the convolution below found what weakens this neuron. Coarse, since that layer has few positions.':
    'Wo die Faltung darunter gefunden hat, was dieses Neuron schwächt. Grob, weil diese Schicht wenige Stellen hat.',
  LayerCAM: 'LayerCAM',
  'Gradients averaged on the straight path from the baseline to this image, times the difference of the two.':
    'Gradienten, gemittelt auf dem geraden Weg von der Referenz zu diesem Bild, mal dem Unterschied der beiden.',
  'All values add up to the difference of the score between image and baseline; another baseline distributes it differently.':
    'Alle Werte zusammen ergeben den Unterschied des Scores zwischen Bild und Referenz; eine andere Referenz verteilt ihn anders.',
  'Gradients averaged on the straight path from the baseline to this image, times the difference of the two. All values add up to the difference of this neuron between them.':
    'Gradienten, gemittelt auf dem geraden Weg von der Referenz zu diesem Bild, mal dem Unterschied der beiden. Alle Werte zusammen ergeben den Unterschied dieses Neurons zwischen ihnen.',
  'Blur integrated gradients': 'Blur Integrated Gradients',
  'Gradients collected while the image goes from blurred to sharp, times the change of each pixel.':
    'Gradienten, gesammelt, während das Bild von unscharf zu scharf wird, mal der Änderung jedes Pixels.',
  'All values add up to the difference of the score between the sharp and the blurred image. A large area of one color changes little on the way, so it gets little.':
    'Alle Werte zusammen ergeben den Unterschied des Scores zwischen dem scharfen und dem unscharfen Bild. Eine große Fläche einer Farbe ändert sich auf dem Weg wenig und bekommt darum wenig.',
  'Gradients collected while the image goes from blurred to sharp, times the change of each pixel. All values add up to the difference of this neuron between the sharp and the blurred image.':
    'Gradienten, gesammelt, während das Bild von unscharf zu scharf wird, mal der Änderung jedes Pixels. Alle Werte zusammen ergeben den Unterschied dieses Neurons zwischen dem scharfen und dem unscharfen Bild.',
  DeepLIFT: 'DeepLIFT',
  GradientSHAP: 'GradientSHAP',
  'Grad-CAM++': 'Grad-CAM++',
  HiResCAM: 'HiResCAM',
  'XGrad-CAM': 'XGrad-CAM',
  'Eigen-CAM': 'Eigen-CAM',
  'How the difference between image and baseline changes the score: {0} raise it, {1} lower it.':
    'Wie der Unterschied zwischen Bild und Referenz den Score ändert: {0} erhöhen ihn, {1} senken ihn.',
  'How the difference between image and baseline changes the output: {0} raise it, {1} lower it. All values add up to the difference of the output; another baseline distributes it differently.':
    'Wie der Unterschied zwischen Bild und Referenz die Ausgabe ändert: {0} erhöhen sie, {1} senken sie. Alle Werte zusammen ergeben den Unterschied der Ausgabe; eine andere Referenz verteilt ihn anders.',
  'How the difference between image and baseline changes this neuron: {0} raise it, {1} lower it. All values add up to the difference of this neuron between them.':
    'Wie der Unterschied zwischen Bild und Referenz dieses Neuron ändert: {0} erhöhen es, {1} senken es. Alle Werte zusammen ergeben den Unterschied dieses Neurons zwischen ihnen.',
  'Gradients at random points between the baseline and this image, times the difference of the two, averaged.':
    'Gradienten an zufälligen Punkten zwischen der Referenz und diesem Bild, mal dem Unterschied der beiden, gemittelt.',
  'An estimate: with more samples the sum of all values approaches the difference of the score between image and baseline.':
    'Eine Schätzung: Mit mehr Stichproben nähert sich die Summe aller Werte dem Unterschied des Scores zwischen Bild und Referenz.',
  'Gradients of this neuron at random points between the baseline and this image, times the difference of the two, averaged. With more samples their sum approaches the difference of this neuron.':
    'Gradienten dieses Neurons an zufälligen Punkten zwischen der Referenz und diesem Bild, mal dem Unterschied der beiden, gemittelt. Mit mehr Stichproben nähert sich ihre Summe dem Unterschied dieses Neurons.',
  'Where the last convolution found patterns that raise the score. Small regions count as much as large ones.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen. Kleine Bereiche zählen so viel wie große.',
  'Where the last convolution found patterns that raise the output. Only positive gradients weigh.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen. Nur positive Gradienten zählen.',
  'Where the convolution below found patterns that excite this neuron. Only positive gradients weigh.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen. Nur positive Gradienten zählen.',
  'It is as fine as the maps of that layer; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Die Karte ist so fein wie die Karten dieser Schicht; nur positive Gradienten zählen, daher ändert sie sich von Klasse zu Klasse weniger als Grad-CAM.',
  'Coarse, since that layer has few positions; only positive gradients weigh, so it differs less from class to class than Grad-CAM.':
    'Grob, da diese Schicht wenige Positionen hat; nur positive Gradienten zählen, daher ändert sie sich von Klasse zu Klasse weniger als Grad-CAM.',
  'Where the last convolution raises the score: each activation is weighted by its own gradient.':
    'Wo die letzte Faltung den Score erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet.',
  'Where the last convolution raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.':
    'Wo die letzte Faltung die Ausgabe erhöht: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die die Ausgabe senken, bleiben leer.',
  'Where the convolution below excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.':
    'Wo die Faltung darunter dieses Neuron erregt: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet. Positionen, die es hemmen, bleiben leer.',
  'It is as fine as the maps of that layer; positions that lower the score are blank. It is exact only where a single dense layer follows.':
    'Die Karte ist so fein wie die Karten dieser Schicht; Positionen, die den Score senken, bleiben leer. Exakt ist sie nur, wo eine einzige Dense-Schicht folgt.',
  'Coarse, since that layer has few positions; those that lower the score are blank. It is exact only where a single dense layer follows.':
    'Grob, da diese Schicht wenige Positionen hat; die den Score senken, bleiben leer. Exakt ist sie nur, wo eine einzige Dense-Schicht folgt.',
  'It is as fine as the maps of that layer; positions that lower the score are blank. A map with both signs may get an extreme weight.':
    'Die Karte ist so fein wie die Karten dieser Schicht; Positionen, die den Score senken, bleiben leer. Eine Karte mit beiden Vorzeichen kann ein extremes Gewicht bekommen.',
  'Coarse, since that layer has few positions; those that lower the score are blank. A map with both signs may get an extreme weight.':
    'Grob, da diese Schicht wenige Positionen hat; die den Score senken, bleiben leer. Eine Karte mit beiden Vorzeichen kann ein extremes Gewicht bekommen.',
  'Where the last convolution found patterns that raise the score: each map is weighted by its gradient where it is active.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the last convolution found patterns that raise the output: each map is weighted by its gradient where it is active.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the convolution below found patterns that excite this neuron: each map is weighted by its gradient where it is active.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede Karte wird mit ihrem Gradienten gewichtet, wo sie aktiv ist.',
  'Where the last convolution differs most from its mean: the first principal component of its maps.':
    'Wo die letzte Faltung am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten.',
  'Where the last convolution differs most from its mean: the first principal component of its maps. It shows what stands out to the network, not what raises the output.':
    'Wo die letzte Faltung am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie zeigt, was für das Netz hervorsticht, nicht, was die Ausgabe erhöht.',
  'Where the convolution below differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.':
    'Wo die Faltung darunter am meisten von ihrem Mittel abweicht: die erste Hauptkomponente ihrer Karten. Sie ist für jedes Neuron darüber dieselbe.',
  'It is the same for every class: it shows what stands out to the network, not what raises this score.':
    'Sie ist für jede Klasse dieselbe: Sie zeigt, was für das Netz hervorsticht, nicht, was diesen Score erhöht.',
  'Where the last convolution found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.':
    'Wo die letzte Faltung Muster fand, die den Score erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist.',
  'Coarse, since that layer has few positions; patterns that lower the score are left out.':
    'Grob, da diese Schicht wenige Positionen hat; Muster, die den Score senken, bleiben weg.',
  'Where the last convolution found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. Coarse, since that layer has few positions; patterns that lower the output are left out.':
    'Wo die letzte Faltung Muster fand, die die Ausgabe erhöhen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Grob, da diese Schicht wenige Positionen hat; Muster, die die Ausgabe senken, bleiben weg.',
  'Where the convolution below found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. Coarse, since that layer has few positions.':
    'Wo die Faltung darunter Muster fand, die dieses Neuron erregen: Jede Aktivierung wird mit ihrem eigenen Gradienten gewichtet, wo dieser positiv ist. Grob, da diese Schicht wenige Positionen hat.',
  '{0} would raise the score if they became a little brighter, {1} would lower it.':
    '{0} würden den Score erhöhen, wenn sie etwas heller würden, {1} würden ihn senken.',
  'The map says how sensitive the score is here, not how much each pixel has contributed to it.':
    'Die Karte sagt, wie empfindlich der Score hier ist, nicht, wie viel jedes Pixel zu ihm beigetragen hat.',
  'On the way back every ReLU lets positive signals through and drops negative ones, wherever it stood on the way up.':
    'Auf dem Rückweg lässt jedes ReLU positive Signale durch und verwirft negative, wo es auf dem Hinweg auch stand.',
  'The map shows patterns that the layers above look for, not what this score rests on.':
    'Die Karte zeigt Muster, nach denen die Schichten darüber suchen, nicht, worauf dieser Score beruht.',
  'Only positive signals through active neurons come back, so what remains excites the class.':
    'Nur positive Signale durch aktive Neuronen kommen zurück, also erregt, was bleibt, die Klasse.',
  'The map is sharp, but it changes little from class to class: it shows what the network responds to, not why it decided.':
    'Die Karte ist scharf, ändert sich aber von Klasse zu Klasse wenig: Sie zeigt, worauf das Netz anspricht, nicht, warum es so entschieden hat.',
  'The gradient times the pixel’s value: {0} speak for the class as they are, {1} against it.':
    'Der Gradient mal dem Wert des Pixels: {0} sprechen so, wie sie sind, für die Klasse, {1} dagegen.',
  'A pixel of value 0 is blank, however much it matters.':
    'Ein Pixel mit dem Wert 0 bleibt leer, wie wichtig es auch ist.',
  'The gradient averaged over noisy copies of the picture.':
    'Der Gradient, gemittelt über verrauschte Kopien des Bildes.',
  'What flickers from copy to copy is gone; it still says how sensitive the score is, not what has contributed to it.':
    'Was von Kopie zu Kopie flackert, ist weg; noch immer sagt er, wie empfindlich der Score ist, nicht, was zu ihm beigetragen hat.',
  'Where the last convolution found what speaks for the class.':
    'Wo die letzte Faltung fand, was für die Klasse spricht.',
  'Coarse, since that layer has few places, but it does follow the class; what speaks against it is left out.':
    'Grob, da diese Schicht wenige Stellen hat, aber sie folgt der Klasse; was dagegen spricht, bleibt weg.',
  'Guided backpropagation, kept where Grad-CAM is high.':
    'Guided Backpropagation, behalten, wo Grad-CAM hoch ist.',
  'Its detail comes from the one and changes little from class to class, its place from the other.':
    'Die Feinheiten kommen von der einen und ändern sich von Klasse zu Klasse wenig, die Stelle kommt von der anderen.',
  '{0} would make this neuron stronger if they became a little brighter, {1} weaker. Outside the window that the neuron sees nothing can change it.':
    '{0} würden dieses Neuron verstärken, wenn sie etwas heller würden, {1} würden es schwächen. Außerhalb des Fensters, das das Neuron sieht, kann nichts es ändern.',
  'On the way back every ReLU lets positive signals through and drops negative ones. The map shows the pattern that this neuron looks for, placed where it looked.':
    'Auf dem Rückweg lässt jedes ReLU positive Signale durch und verwirft negative. Die Karte zeigt das Muster, nach dem dieses Neuron sucht, dort, wo es hinsah.',
  'Only positive signals through active neurons come back: the piece of the picture that excites this neuron, inside the window that it sees. Why the network decided is another question.':
    'Nur positive Signale durch aktive Neuronen kommen zurück: der Teil des Bildes, der dieses Neuron erregt, innerhalb des Fensters, das es sieht. Warum das Netz so entschieden hat, ist eine andere Frage.',
  'The gradient times the pixel’s value: {0} excite this neuron as they are, {1} hold it down. A pixel of value 0 is blank.':
    'Der Gradient mal dem Wert des Pixels: {0} erregen dieses Neuron so, wie sie sind, {1} halten es nieder. Ein Pixel mit dem Wert 0 bleibt leer.',
  'The gradient of this neuron averaged over noisy copies of the picture; what flickers from copy to copy is gone.':
    'Der Gradient dieses Neurons, gemittelt über verrauschte Kopien des Bildes; was von Kopie zu Kopie flackert, ist weg.',
  'Where the convolution below found what excites this neuron. Coarse, since that layer has few places.':
    'Wo die Faltung darunter fand, was dieses Neuron erregt. Grob, da diese Schicht wenige Stellen hat.',
  'Guided backpropagation of this neuron, kept where Grad-CAM is high.':
    'Guided Backpropagation dieses Neurons, behalten, wo Grad-CAM hoch ist.',
  '{0} speaks for the score, {1} against it, each map by its own rule. A sharper map is not a truer one.':
    '{0} spricht für den Score, {1} dagegen, in jeder Karte nach ihrer eigenen Regel. Eine schärfere Karte ist keine wahrere.',
  '{0} speaks for the neuron, {1} against it, each map by its own rule. A sharper map is not a truer one.':
    '{0} spricht für das Neuron, {1} dagegen, in jeder Karte nach ihrer eigenen Regel. Eine schärfere Karte ist keine wahrere.',
  'The rules differ in one thing alone: what a ReLU lets pass on the way back.':
    'Die Regeln unterscheiden sich nur in einem: was ein ReLU auf dem Rückweg durchlässt.',
  'Grad-CAM is coarse because it stops at a convolution, and it leaves out what speaks against.':
    'Grad-CAM ist grob, weil es bei einer Faltung haltmacht, und lässt weg, was dagegen spricht.',
  'Mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.':
    'Mittelgrau ist 0, und Rot, Grün und Blau sind als die Kanäle gezeichnet, zu denen sie gehören.',
  'Each pixel shows its strongest colour channel.': 'Jedes Pixel zeigt seinen stärksten Farbkanal.',
  'Nothing comes back: on the way from here to the picture every signal was blocked, or the neuron is silent.':
    'Nichts kommt zurück: Auf dem Weg von hier zum Bild wurde jedes Signal gesperrt, oder das Neuron schweigt.',
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
  'Colours: {0}.': 'Farben: {0}.',
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
  'Mean drop of the output by pixel': 'Mittlerer Abfall der Ausgabe je Pixel',
  'Hiding {0} lowers the output, hiding {1} raises it. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.':
    '{0} zu verdecken verringert die Ausgabe, {1} zu verdecken vergrößert sie. Verdeckte Bilder liegen außerhalb der Trainingsverteilung, deshalb kann eine andere Füllung die Karte ändern; redundante Bereiche verdecken einander.',
  'Hidden: {0}. Output: {1}.': 'Verdeckt: {0}. Ausgabe: {1}.',
  'Output {0} with {1} hidden': 'Ausgabe {0}, wenn {1} verdeckt ist',
  'The deletion curve: the output goes from {0} to {1} as pixels are painted over, {2} at half of them. Mean {3}, in random order {4}.':
    'Die Deletion-Kurve: Die Ausgabe geht von {0} zu {1}, während Pixel übermalt werden, {2} bei der Hälfte. Mittel {3}, in zufälliger Folge {4}.',
  'The insertion curve: the output goes from {0} to {1} as pixels are given back, {2} at half of them. Mean {3}, in random order {4}.':
    'Die Insertion-Kurve: Die Ausgabe geht von {0} zu {1}, während Pixel zurückkehren, {2} bei der Hälfte. Mittel {3}, in zufälliger Folge {4}.',
  'none: the output': 'keine: die Ausgabe',
  '{0} would raise the output if they became a little brighter, {1} would lower it. The map shows how sensitive the output is here, not how much each pixel contributes to it.':
    '{0} würden die Ausgabe erhöhen, wenn sie etwas heller würden, {1} würden sie senken. Die Karte zeigt, wie empfindlich die Ausgabe hier ist, nicht wie viel jedes Pixel zu ihr beiträgt.',
  'Only positive signals through active neurons come back, so what remains raises the output. The map shows what the network responds to, not how it arrives at this value.':
    'Nur positive Signale durch aktive Neuronen kommen zurück; was bleibt, erhöht also die Ausgabe. Die Karte zeigt, worauf das Netz anspricht, nicht wie es zu diesem Wert kommt.',
  'The gradient times the pixel’s value: {0} raise the output as they are, {1} lower it. A pixel of value 0 is blank, however much it matters.':
    'Der Gradient mal den Wert des Pixels: {0} erhöhen die Ausgabe, so wie sie sind, {1} senken sie. Ein Pixel mit dem Wert 0 bleibt leer, wie wichtig es auch ist.',
  'Where the last convolution finds what raises the output. The map is coarse, since that layer has few places; what lowers the output is left out.':
    'Wo die letzte Faltung findet, was die Ausgabe erhöht. Die Karte ist grob, denn diese Schicht hat wenige Stellen; was die Ausgabe senkt, fehlt.',
  'Guided backpropagation, kept where Grad-CAM is high: the one gives the detail, the other the place.':
    'Guided Backpropagation, behalten, wo Grad-CAM hoch ist: Die eine gibt die Einzelheiten, das andere den Ort.',
  'How faithful is a map? Deletion: the output while the pixels that it ranks highest are painted over with the mean colour; it should fall early. Insertion: while they come back into a blurred picture; it should rise early. Dashed: pixels in random order ({0}).':
    'Wie treu ist eine Karte? Deletion: die Ausgabe, während die Pixel, die sie am höchsten einstuft, mit der mittleren Farbe übermalt werden; sie soll früh fallen. Insertion: während sie in ein unscharfes Bild zurückkehren; sie soll früh steigen. Gestrichelt: Pixel in zufälliger Folge ({0}).',
  'No model card states the input range; values from 0 to 1 are assumed.':
    'Keine Modellkarte nennt den Eingabebereich; angenommen werden Werte von 0 bis 1.',
  'This browser alters the pixels that a page reads, to prevent fingerprinting; values may differ slightly.':
    'Dieser Browser verändert zum Schutz vor Fingerprinting die Pixel, die eine Seite liest; Werte können leicht abweichen.',
  'What the network sees, {0} × {1}': 'Was das Netz sieht, {0} × {1}',
  'This network only knows {0} classes; none may fit.':
    'Dieses Netz kennt nur {0} Klassen; vielleicht passt keine.',
  '{0} positions': '{0} Stellen',
  '{0} of {1} positions': '{0} von {1} Stellen',
  '{0} of {1} positions, about {2} s left': '{0} von {1} Stellen, noch etwa {2} s',
  'Not explained yet': 'Noch nicht erklärt',
  'It is right about {0} of test images, as its makers have published.':
    'Bei {0} der Testbilder liegt es richtig, wie seine Urheber veröffentlicht haben.',
};
