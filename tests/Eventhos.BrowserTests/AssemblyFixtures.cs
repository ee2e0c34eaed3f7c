using Eventhos.BrowserTests.Browsing;

[assembly: AssemblyFixture(typeof(Browser))]
