// Holds each file against PDF/UA-1 with veraPDF: a line `<yes|no> <assertions> <file>`, and below it each clause that fails.
import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public final class Check {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    var flavour = PDFAFlavour.PDFUA_1;
    for (var file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
        var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
        System.out.println((result.isCompliant() ? "yes " : "no ") + result.getTotalAssertions() + " " + file);
        var failed = new TreeSet<String>();
        for (var assertion : result.getTestAssertions()) {
          if (assertion.getStatus() == TestAssertion.Status.FAILED) {
            failed.add(assertion.getRuleId().getClause() + ": " + assertion.getMessage());
          }
        }
        failed.forEach(clause -> System.out.println("  " + clause));
      }
    }
  }
}
