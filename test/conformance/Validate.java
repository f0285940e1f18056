// Flavours with commas between them (ua1,2a) and PDFs in; out, for each of both, "flavour<TAB>file<TAB>checks<TAB>failures",
// and a line with a tab before it for each broken rule: its number, how often, what it says and its first place.
// Run with the jars of org.verapdf:validation-model and what it depends on: java -cp 'jars/*' Validate.java ua1 file.pdf

import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class Validate {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (var index = 1; index < args.length; index++) {
      for (var id : args[0].split(",")) validate(id, args[index]);
    }
  }

  static void validate(String id, String path) throws Exception {
    // By its id: fromString takes any text that it doesn't know for PDF/A-1a.
    var flavour = PDFAFlavour.byFlavourId(id);
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour)) {
      var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, String> places = new TreeMap<>();
      for (var assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        var rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        counts.merge(rule, 1, Integer::sum);
        places.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
      }
      var failures = counts.values().stream().mapToInt(Integer::intValue).sum();
      // A file that isn't compliant has a failure, if only one that isn't told.
      if (failures == 0 && !result.isCompliant()) failures = 1;
      System.out.println(id + "\t" + path + "\t" + result.getTotalAssertions() + "\t" + failures);
      counts.forEach((rule, count) -> System.out.println("\t" + rule + " x" + count + " " + places.get(rule)));
    }
  }
}
