// A flavour (ua1, 2a …) and a PDF in; "compliant" out, or a line for each broken rule with its count and first place.
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
    var flavour = PDFAFlavour.fromString(args[0]);
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(args[1]), flavour)) {
      var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, String> places = new TreeMap<>();
      for (var assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        var rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        counts.merge(rule, 1, Integer::sum);
        places.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
      }
      if (result.isCompliant()) System.out.println("compliant");
      counts.forEach((rule, count) -> System.out.println(rule + " x" + count + " " + places.get(rule)));
    }
  }
}
